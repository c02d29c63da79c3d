import { readFileSync } from 'node:fs';
import { telling } from './file-error.js';
import { placeOf, rootOf } from './place.js';

/** What a file of a project holds; what is no UTF-8 text cannot be merged and counts as edited. */
export type FileText = { kind: 'text'; text: string } | { kind: 'binary' };

// The byte-order mark stays: a file must come back as it was.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decode = (bytes: Buffer): FileText => {
  if (bytes.includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return { kind: 'binary' };
  }
};

/** Makes a function that reads files of one project, byte by byte as they are; null where there is none. */
export const textReader = (folder: string): ((path: string) => FileText | null) => {
  const root = rootOf(folder);
  return (path) =>
    telling('read', path, 'Make it readable and run this again.', () => {
      const place = placeOf(root, path);
      return place.stats ? decode(readFileSync(place.real)) : null;
    });
};
