import { documentStrategy } from './document.js';
import { renderStyle } from './tree/style.js';

/** TOML; what reads it loads on the first use. */
export const mergeToml = documentStrategy(
  async (text) => (await import('./toml/parse.js')).parse(text),
  { ...renderStyle, quote: '"', indent: '    ', step: 4 },
);
