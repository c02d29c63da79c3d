import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { grouped, matches } from './matches.js';
import { rootOf } from './place.js';
import { textReader } from './project-text.js';
import { type Candidate, plain } from './similarity.js';
import { sourceFiles } from './source-files.js';
import { readState } from './state.js';

/** What is larger was not written by hand. */
const largest = 256 * 1024;

/**
 * Finds where files went that are no longer in their place, by what was in them. Reads the project only
 * where something is missing.
 */
export const movedFiles = (folder: string, missing: Map<string, string>): Map<string, string> => {
  if (missing.size === 0) return new Map();
  const wanted = [...missing].map(([path, text]) => ({ path, text }));
  const groups = grouped(wanted, ({ path }) => extname(path));
  const candidates = candidatesIn(folder, new Set(groups.keys()));
  return new Map(
    [...groups].flatMap(([extension, texts]) => [
      ...movedAmong(
        texts,
        candidates.filter(({ path }) => extname(path) === extension),
      ),
    ]),
  );
};

/** Most moved files are as they were: only for the others it pays to compare lines. */
const movedAmong = (missing: Candidate[], candidates: Candidate[]): Map<string, string> => {
  const texts = new Set(missing.map(({ text }) => plain(text)));
  const same = matches(
    missing,
    candidates.filter(({ text }) => texts.has(plain(text))),
  );
  const taken = new Set(same.values());
  const alike = matches(
    missing.filter(({ path }) => !same.has(path)),
    candidates.filter(({ path }) => !taken.has(path)),
  );
  return new Map([...same, ...alike]);
};

/** The texts that may be one of them: no file that the tool knows in its own place. */
const candidatesIn = (folder: string, extensions: Set<string>): Candidate[] => {
  const root = rootOf(folder);
  const read = textReader(root);
  const known = new Set(
    [...readState(root).manifests.values()].flatMap(({ files, moved = {} }) => [
      ...Object.keys(files),
      ...Object.values(moved),
    ]),
  );
  return sourceFiles(root)
    .filter((path) => extensions.has(extname(path)) && !known.has(path))
    .filter((path) => statSync(join(root, path)).size <= largest)
    .flatMap((path) => {
      const content = read(path);
      return content?.kind === 'text' ? [{ path, text: content.text }] : [];
    });
};
