import { codeStrategy, type Language } from '../code.js';
import { renderStyle } from '../tree/style.js';
import { importGrammar } from './imports.js';
import { parse } from './parse.js';

/** TypeScript and JavaScript. */
export const typeScript: Language = {
  parse,
  imports: importGrammar,
  style: renderStyle,
  // Without semicolons a line can run into the next one: then they come after all.
  styles: (style) => (style.semicolons ? [style] : [style, { ...style, semicolons: true }]),
};

export const mergeTypeScript = codeStrategy(typeScript);
