/** Where a line of one's own can go, and what can stand there. */
export interface Place {
  /** The beginning of a line. */
  at: number;
  indent: string;
  kind: 'top' | 'import' | 'statement' | 'element' | 'property' | 'member' | 'field';
  /** The code that follows, or goes before where it is the last. */
  near: string;
}

/** A piece of code that has its lines for itself. */
export interface Piece {
  start: number;
  end: number;
}

export interface Places {
  places: Place[];
  pieces: Piece[];
  /** Ends of lines where a comment can follow. */
  ends: number[];
  literals: { start: number; end: number; isText: boolean }[];
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Notes a piece of code, where it has its lines for itself, and the places around it. */
export const addPiece = (
  found: Places,
  text: string,
  { start, end }: Piece,
  kind: Place['kind'],
): void => {
  const at = lineStart(text, start);
  const indent = text.slice(at, start);
  if (indent.trim() !== '') return;
  const near = text.slice(start, end);
  found.places.push({ at, indent, kind, near });
  const stop = lineEnd(text, end);
  if (!/^[,;]?[ \t\r]*$/.test(text.slice(end, stop))) return;
  found.pieces.push({ start: at, end: Math.min(text.length, stop + 1) });
  found.ends.push(text[stop - 1] === '\r' ? stop - 1 : stop);
  const isClosed = kind !== 'element' && kind !== 'property' ? true : text[end] === ',';
  if (isClosed && stop < text.length) found.places.push({ at: stop + 1, indent, kind, near });
};
