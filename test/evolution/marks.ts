/** A word that no template has: it says whose a line is. */
export const markOf = (count: number): string => `mine_${count}`;

/** The mark in a line that is partly the tool's, which may go on changing its part. */
export const beside = (mark: string): string => `${mark}_beside`;

const pattern = /mine_\d+(?:_beside)?/gi;

/** A line without what a style is free in. */
export const bare = (line: string): string => line.replaceAll(/[\s'",;]/g, '');

/** Whether a whole line is the user's. */
export const isMarked = (line: string): boolean => /mine_\d+(?!\d|_beside)/i.test(line);

/** Every mark of a text with the lines that it stands in. */
export const marksIn = (
  text: string,
  found = new Map<string, string[]>(),
): Map<string, string[]> => {
  if (!/mine_\d/i.test(text)) return found;
  for (const line of text.split('\n'))
    for (const mark of new Set(line.toLowerCase().match(pattern)))
      found.set(mark, [...(found.get(mark) ?? []), mark.endsWith('_beside') ? mark : bare(line)]);
  return found;
};

/** How often each word and sign stands in a text, apart from its style. */
export type Words = Map<string, number>;

const counted = new Map<string, Words>();

export const wordsOf = (text: string): Words => {
  const known = counted.get(text);
  if (known) return known;
  const words: Words = new Map();
  for (const word of text.replace(/^\uFEFF/, '').match(/[\w$]+|[^\s\w'",;]/g) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1);
  if (counted.size > 4000) counted.clear();
  counted.set(text, words);
  return words;
};

/** What is too much (positive) or too little (negative) in a text, by word: empty where it is as expected. */
export const surplus = (text: string, plus: string[], minus: string[]): Words => {
  const left: Words = new Map(wordsOf(text));
  const add = (words: Words, sign: number): void => {
    for (const [word, count] of words) {
      const sum = (left.get(word) ?? 0) + sign * count;
      if (sum === 0) left.delete(word);
      else left.set(word, sum);
    }
  };
  for (const one of plus) add(wordsOf(one), -1);
  for (const one of minus) add(wordsOf(one), 1);
  return left;
};
