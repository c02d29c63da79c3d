import { readFileSync } from 'node:fs';

/** The package's own folder: one above both src/ and dist/. */
export const packageRoot = new URL('../', import.meta.url);

/** The tool's version, as published. */
export const toolVersion = (): string =>
  JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')).version;
