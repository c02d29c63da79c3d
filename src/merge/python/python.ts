import { codeStrategy, type Language } from '../code.js';
import { renderStyle } from '../tree/style.js';
import { importGrammar } from './imports.js';

/** Python; what reads it loads on the first use. */
export const python: Language = {
  parse: async (text) => (await import('./parse.js')).parse(text),
  imports: importGrammar,
  style: { ...renderStyle, quote: '"', indent: '    ', step: 4 },
  styles: (style) => [style],
};

export const mergePython = codeStrategy(python);
