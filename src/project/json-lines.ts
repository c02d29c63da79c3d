import { isMap, isPair, LineCounter, type ParsedNode, parseDocument } from 'yaml';

/** JSON is YAML, whose parser keeps positions. */
const parse = (text: string) => {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument<ParsedNode>(text, { lineCounter: lines, version: '1.2' }),
  };
};

/** The line of a key or an item in a JSON text, or null where it is missing. */
export const lineOf = (text: string, keys: (string | number)[]): number | null => {
  const { lines, document } = parse(text);
  const parent = keys.length > 1 ? document.getIn(keys.slice(0, -1), true) : document.contents;
  const last = keys.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((item) => isPair(item) && String(item.key) === String(last))
    : null;
  const node = (pair?.key ?? document.getIn(keys, true) ?? parent) as ParsedNode | null;
  return node?.range ? lines.linePos(node.range[0]).line : null;
};

/** Where and why a text is no JSON. */
export const syntaxError = (text: string): string => {
  try {
    JSON.parse(text);
    return 'unreadable';
  } catch (error) {
    const message = (error as Error).message;
    const at = /position (\d+)/.exec(message)?.[1];
    if (at === undefined) return message;
    const before = text.slice(0, Number(at)).split('\n');
    const where = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    return `${message.replace(/ (in JSON )?at position.*$/, '')} at ${where}`;
  }
};
