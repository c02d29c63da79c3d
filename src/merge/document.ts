import { linesToPaste } from './refused.js';
import { duplicateIn } from './tree/duplicates.js';
import { PlaceNotFound } from './tree/list-change.js';
import { mergeTrees } from './tree/merge.js';
import { applyEdits, type Parsed } from './tree/node.js';
import { type Style, styleOf } from './tree/style.js';
import type { Attempt, Strategy } from './types.js';

/** Data that is written as text: key by key, into the text as it is. */
export const documentStrategy =
  (parse: (text: string) => Parsed | Promise<Parsed>, tool: Style): Strategy =>
  async (versions, side): Promise<Attempt> => {
    const refused = (reason: string) => ({
      reason: `It cannot be merged: ${reason}.`,
      lines: linesToPaste(versions),
    });
    const [pristine, yours, render] = await Promise.all(
      [versions.pristine, versions.yours, versions.render].map((text) => parse(text)),
    );
    if (!pristine?.source || !render?.source || !yours) return refused('the render does not parse');
    if (!yours.source) return refused(`the file does not parse, ${yours.fault}`);
    const sources = { pristine: pristine.source, yours: yours.source, render: render.source };
    const style = styleOf(sources.yours, tool);
    try {
      const { edits, hunks } = mergeTrees(sources, side, style);
      const text = applyEdits(sources.yours.text, edits);
      const merged = await parse(text);
      if (!merged.source) return refused(`the merged text does not parse, ${merged.fault}`);
      const twice = duplicateIn(merged.source.root, [sources.yours.root, sources.render.root]);
      return twice ? refused(`it would be there twice: ${twice}`) : { text, hunks };
    } catch (error) {
      if (error instanceof PlaceNotFound) return refused('the place for new lines is not there');
      throw error;
    }
  };
