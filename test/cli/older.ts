import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what the tool remembers of a unit anew, as if it had rendered other texts. */
const remember = (
  folder: string,
  unit: string,
  change: (texts: Record<string, string>) => void,
): void => {
  const path = join(folder, `.vibe/units/${unit}.json`);
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const texts = JSON.parse(readFileSync(join(folder, `.vibe/objects/${manifest.object}`), 'utf8'));
  change(texts);
  const content = `${JSON.stringify(texts, null, 2)}\n`;
  const object = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(folder, `.vibe/objects/${object}`), content);
  writeFileSync(path, `${JSON.stringify({ ...manifest, object }, null, 2)}\n`);
};

/** What an older version of the tool wrote in place of what this one writes. */
export interface Aging {
  file: string;
  now: string;
  earlier: string;
}

/** Makes a project what an older version of the tool would have left. */
export const age = (folder: string, { file, now, earlier }: Aging): void => {
  const text = readFileSync(join(folder, file), 'utf8').replace(now, () => earlier);
  writeFileSync(join(folder, file), text);
  remember(folder, 'language-typescript', (texts) => {
    texts[file] = text;
  });
  const blueprint = join(folder, 'vibe.json');
  const aged = readFileSync(blueprint, 'utf8').replace(/"version": "[^"]+"/, '"version": "0.0.1"');
  writeFileSync(blueprint, aged);
  remember(folder, 'project', (texts) => {
    texts['vibe.json'] = aged;
  });
};
