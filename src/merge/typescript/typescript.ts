import { mergeLines } from '../lines.js';
import { linesToPaste } from '../refused.js';
import { duplicateIn } from '../tree/duplicates.js';
import { PlaceNotFound } from '../tree/list-change.js';
import { mergeTrees, type Sources } from '../tree/merge.js';
import { applyEdits, type Source } from '../tree/node.js';
import { renderStyle, type Style, styleOf } from '../tree/style.js';
import type { Attempt, Draft, Side, Strategy, Versions } from '../types.js';
import { importedTwice, withoutImports } from './imports.js';
import { addImports, commentImports, dropImports } from './merge-imports.js';
import { parse } from './parse.js';

/** Why a merged text cannot stay: it does not parse, or says twice what each side says once. */
const faultOf = async (text: string, { yours, render }: Sources): Promise<string | null> => {
  const { source, fault } = await parse(text);
  if (!source) return `the merged text does not parse, ${fault}`;
  const imported = importedTwice(source.root);
  if (imported && imported !== importedTwice(yours.root)) return `${imported} is imported twice`;
  const sides = [yours, render].map(({ root }) => withoutImports(root));
  const twice = duplicateIn(withoutImports(source.root), sides);
  return twice && `it would be there twice: ${twice}`;
};

const bare = (source: Source): Source => ({ ...source, root: withoutImports(source.root) });

const structural = async (sources: Sources, side: Side, style: Style): Promise<Draft> => {
  const { pristine, yours, render } = sources;
  const parts = { pristine: bare(pristine), yours: bare(yours), render: bare(render) };
  const { edits, hunks } = mergeTrees(parts, side, style);
  const imports = [...commentImports(sources), ...addImports(sources, style)];
  const text = applyEdits(yours.text, [...edits, ...imports]);
  const { source } = await parse(text);
  if (!source) return { text, hunks };
  // What is imported goes only now, when it is clear what is still used.
  const dropped = dropImports({ ...sources, yours: source }, style);
  return { text: applyEdits(text, dropped), hunks };
};

const reasonOf = (error: unknown): string => {
  if (error instanceof PlaceNotFound) return 'the place for new lines is not there any more';
  throw error;
};

const attempt = async (sources: Sources, side: Side): Promise<Draft | string> => {
  const style = styleOf(sources.yours, renderStyle);
  // Without semicolons a line can run into the next one: then they come after all.
  const styles = style.semicolons ? [style] : [style, { ...style, semicolons: true }];
  let reason = '';
  for (const one of styles) {
    const draft = await structural(sources, side, one).catch(reasonOf);
    if (typeof draft === 'string') return draft;
    const fault = await faultOf(draft.text, sources);
    if (!fault) return draft;
    reason = fault;
  }
  return reason;
};

/** Null where the tool itself writes what does not parse: then the lines alone count. */
const sourcesOf = async (versions: Versions): Promise<Sources | string | null> => {
  const [pristine, yours, render] = await Promise.all(
    [versions.pristine, versions.yours, versions.render].map(parse),
  );
  if (!pristine?.source || !render?.source || !yours) return null;
  if (!yours.source) return `the file does not parse, ${yours.fault}`;
  return { pristine: pristine.source, yours: yours.source, render: render.source };
};

/**
 * TypeScript: by lines; where that conflicts, does not parse or says something twice, by the
 * structure of the code.
 */
export const mergeTypeScript: Strategy = async (versions, side): Promise<Attempt> => {
  const lines = mergeLines(versions, side);
  const isClean = lines.hunks.length === 0;
  if (isClean && (lines.text === versions.render || lines.text === versions.yours)) return lines;
  if (versions.yours.trim() === '') return lines;
  const refused = (reason: string): Attempt =>
    isClean ? { reason: `It cannot be merged: ${reason}.`, lines: linesToPaste(versions) } : lines;
  const sources = await sourcesOf(versions);
  if (sources === null) return lines;
  if (typeof sources === 'string') return refused(sources);
  if (isClean && !(await faultOf(lines.text, sources))) return lines;
  const draft = await attempt(sources, side);
  return typeof draft === 'string' ? refused(draft) : draft;
};
