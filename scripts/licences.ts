import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageOf = (input: string): string | null =>
  /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;

const licenceOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
};

/** The licence texts of all packages that a bundle of these source files contains. */
export const thirdPartyLicences = (inputs: string[]): string => {
  const folders = new Set(inputs.map(packageOf).filter((folder) => folder !== null));
  return [...folders]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(72)}\n\n`);
};
