import type { Language } from './language.js';
import { python } from './python.js';
import { typescript } from './typescript.js';

/** The language of a file, by its name; what is no code counts as TypeScript. */
export const languageOf = (path: string): Language =>
  /\.(py|toml)$/.test(path) ? python : typescript;
