import { SyntaxFault } from './fault.js';

const opening = /(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?('''|"""|'|")/y;

/** How a literal begins: its prefix and its quotes; null where none does. */
export const openingAt = (text: string, at: number): { prefix: string; quote: string } | null => {
  opening.lastIndex = at;
  const found = opening.exec(text);
  const quote = found?.[1] ?? '';
  return found ? { prefix: found[0].slice(0, -quote.length).toLowerCase(), quote } : null;
};

const opened = '([{';
const closed = ')]}';

/** Where a replacement field in braces ends; quotes in it begin literals of their own. */
const fieldEnd = (text: string, start: number, literal: Literal): number => {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const char = text[at] ?? '';
    if (openingAt(text, at)) at = stringEnd(text, at);
    else if (char === '#') at = text.indexOf('\n', at);
    else if (depth === 0 && char === '}') return at + 1;
    else if (depth === 0 && char === ':') return contentEnd(text, at + 1, literal, true);
    else {
      if (opened.includes(char)) depth += 1;
      if (closed.includes(char)) depth -= 1;
      // A name is passed whole: a letter in it begins no literal.
      at += /^\w+/.exec(text.slice(at, at + 80))?.[0].length ?? 1;
    }
    if (depth < 0 || at < 0) break;
  }
  throw new SyntaxFault('a field in braces does not end', start);
};

interface Literal {
  quote: string;
  isRaw: boolean;
  isFormat: boolean;
  start: number;
}

/** Where the content of a literal ends, with its quotes; that of a field's format ends with its brace. */
const contentEnd = (text: string, start: number, literal: Literal, isSpec: boolean): number => {
  const { quote, isRaw, isFormat } = literal;
  for (let at = start; at < text.length; ) {
    const char = text[at];
    if (!isSpec && text.startsWith(quote, at)) return at + quote.length;
    if (isSpec && char === '}') return at + 1;
    if (char === '\n' && quote.length === 1) break;
    if (isFormat && char === '{') {
      if (!isSpec && text[at + 1] === '{') at += 2;
      else at = fieldEnd(text, at + 1, literal);
    } else if (isFormat && char === '}' && !isSpec) {
      if (text[at + 1] !== '}') throw new SyntaxFault('a brace is not opened', at);
      at += 2;
    } else if (
      char === '\\' &&
      (isRaw || !isFormat || !/^\\N\{[^}\n]*\}/.test(text.slice(at, at + 80)))
    )
      at += isFormat && /[{}]/.test(text[at + 1] ?? '') ? 1 : 2;
    else at = char === '\\' ? text.indexOf('}', at) + 1 : at + 1;
  }
  throw new SyntaxFault('a text does not end', literal.start);
};

/** Where the literal that begins at a position ends. */
export const stringEnd = (text: string, start: number): number => {
  const { prefix, quote } = openingAt(text, start) ?? { prefix: '', quote: '' };
  const literal = {
    quote,
    isRaw: prefix.includes('r'),
    isFormat: /[ft]/.test(prefix),
    start,
  };
  return contentEnd(text, start + prefix.length + quote.length, literal, false);
};
