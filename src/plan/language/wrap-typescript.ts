const width = 100;

const closing: Record<string, string> = { '(': ')', '[': ']' };

interface List {
  head: string;
  items: string[];
  tail: string;
}

/** The first bracketed list of a line, its items parted at the outermost commas. */
const firstList = (line: string): List | null => {
  const start = line.search(/[([](?![)\]])/);
  if (start === -1) return null;
  const items = [''];
  let depth = 0;
  let quoted = false;
  for (let at = start + 1; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === "'" && line.charAt(at - 1) !== '\\') quoted = !quoted;
    if (!quoted && char in closing) depth += 1;
    if (!quoted && Object.values(closing).includes(char) && depth-- === 0)
      return { head: line.slice(0, start + 1), items, tail: line.slice(at) };
    if (!quoted && char === ',' && depth === 0) items.push('');
    else items[items.length - 1] += char;
  }
  return null;
};

/** A line of code as a formatter would break it where it is too long. */
export const wrap = (line: string): string => {
  const list = line.length > width ? firstList(line) : null;
  if (!list) return line;
  const { head, items, tail } = list;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const [only = ''] = items;
  // A list that is the only argument opens on the line of the call.
  if (items.length === 1 && only.startsWith('[')) {
    const inner = firstList(only);
    if (inner) return `${head}[\n${rows(inner.items, indent)}${indent}]${tail}`;
  }
  return `${head}\n${rows(items, indent)}${indent}${tail}`;
};

const rows = (items: string[], indent: string): string =>
  items.map((item) => `${wrap(`${indent}  ${item.trim()},`)}\n`).join('');
