import { bareSources } from './imports/bare.js';
import { importedTwice, importLost, withoutImports } from './imports/bindings.js';
import { commentImports } from './imports/comment-imports.js';
import { addImports, dropImports } from './imports/merge-imports.js';
import type { ImportGrammar } from './imports/types.js';
import { mergeLines } from './lines.js';
import { linesToPaste } from './refused.js';
import { duplicateIn } from './tree/duplicates.js';
import { PlaceNotFound } from './tree/list-change.js';
import { mergeTrees, type Sources } from './tree/merge.js';
import { applyEdits, type Parsed } from './tree/node.js';
import { type Style, styleOf } from './tree/style.js';
import type { Attempt, Draft, Side, Strategy, Versions } from './types.js';

/** What merging has to know of a programming language. */
export interface Language {
  parse(text: string): Parsed | Promise<Parsed>;
  imports: ImportGrammar;
  /** How the tool writes it. */
  style: Style;
  /** The styles to try where what comes in one of them does not parse. */
  styles(style: Style): Style[];
}

/** Why a merged text cannot stay: it does not parse, or says twice what each side says once. */
const faultOf = async (
  { parse, imports }: Language,
  text: string,
  { yours, render }: Sources,
): Promise<string | null> => {
  const { source, fault } = await parse(text);
  if (!source) return `the merged text does not parse, ${fault}`;
  const imported = importedTwice(imports, source.root);
  if (imported && imported !== importedTwice(imports, yours.root))
    return `${imported} is imported twice`;
  const lost = importLost(imports, source.root, yours.root, render.root);
  if (lost) return `${lost} would be used and not imported`;
  const sides = [yours, render].map(({ root }) => withoutImports(imports, root));
  const twice = duplicateIn(withoutImports(imports, source.root), sides);
  return twice && `it would be there twice: ${twice}`;
};

const structural = async (
  { parse, imports }: Language,
  sources: Sources,
  side: Side,
  style: Style,
): Promise<Draft> => {
  const { edits, hunks } = mergeTrees(bareSources(imports, sources), side, style);
  const own = [...commentImports(sources, imports), ...addImports(sources, style, imports)];
  const text = applyEdits(sources.yours.text, [...own, ...edits]);
  const { source } = await parse(text);
  if (!source) return { text, hunks };
  // What is imported goes only now, when it is clear what is still used.
  const dropped = dropImports({ ...sources, yours: source }, style, imports);
  return { text: applyEdits(text, dropped), hunks };
};

const reasonOf = (error: unknown): string => {
  if (error instanceof PlaceNotFound) return 'the place for new lines is not there any more';
  throw error;
};

const attempt = async (
  language: Language,
  sources: Sources,
  side: Side,
): Promise<Draft | string> => {
  const style = styleOf(sources.yours, language.style);
  let reason = '';
  for (const one of language.styles(style)) {
    const draft = await structural(language, sources, side, one).catch(reasonOf);
    if (typeof draft === 'string') return draft;
    const fault = await faultOf(language, draft.text, sources);
    if (!fault) return draft;
    reason = fault;
  }
  return reason;
};

/** Null where the tool itself writes what does not parse: then the lines alone count. */
const sourcesOf = async (
  { parse }: Language,
  versions: Versions,
): Promise<Sources | string | null> => {
  const [pristine, yours, render] = await Promise.all(
    [versions.pristine, versions.yours, versions.render].map((text) => parse(text)),
  );
  if (!pristine?.source || !render?.source || !yours) return null;
  if (!yours.source) return `the file does not parse, ${yours.fault}`;
  return { pristine: pristine.source, yours: yours.source, render: render.source };
};

/** Code: by lines; where that conflicts, does not parse or says something twice, by its structure. */
export const codeStrategy =
  (language: Language): Strategy =>
  async (versions, side): Promise<Attempt> => {
    const lines = mergeLines(versions, side);
    const isClean = lines.hunks.length === 0;
    if (isClean && (lines.text === versions.render || lines.text === versions.yours)) return lines;
    if (versions.yours.trim() === '') return lines;
    const refused = (reason: string): Attempt =>
      isClean
        ? { reason: `It cannot be merged: ${reason}.`, lines: linesToPaste(versions) }
        : lines;
    const sources = await sourcesOf(language, versions);
    if (sources === null) return lines;
    if (typeof sources === 'string') return refused(sources);
    if (isClean && !(await faultOf(language, lines.text, sources))) return lines;
    const draft = await attempt(language, sources, side);
    return typeof draft === 'string' ? refused(draft) : draft;
  };
