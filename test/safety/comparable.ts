import { readTree, type Tree } from './tree-files.js';

/** Without what differs from run to run: times, secrets, and the hashes that follow from them. */
export const comparable = (folder: string): Tree => {
  const tree = readTree(folder, ['.git', 'node_modules']);
  const neutral = (text: string) =>
    text
      .replace(/\d{13,14}/g, 'TIME')
      .replace(/[0-9a-f]{64}/g, 'HASH')
      .replace(/(?<=SECRET=).*/g, 'SECRET');
  const entries = Object.entries(tree).map(
    ([path, text]) => [neutral(path), neutral(text)] as const,
  );
  const objects = entries.filter(([path]) => path.endsWith('/HASH'));
  return {
    ...Object.fromEntries(entries.filter(([path]) => !path.endsWith('/HASH'))),
    objects: objects
      .map(([, text]) => text)
      .sort()
      .join('\n'),
  };
};
