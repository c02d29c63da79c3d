import { lineStart } from '../tree/extent.js';
import type { Range } from '../tree/node.js';
import { SyntaxFault } from './fault.js';
import { openingAt, stringEnd } from './strings.js';

/** A word of Python; a line end that ends a statement, and a change of indentation, are words too. */
export interface Token extends Range {
  kind: 'name' | 'number' | 'string' | 'sign' | 'newline' | 'indent' | 'dedent' | 'end';
  text: string;
}

/** What a text is made of. */
export interface Tokens {
  tokens: Token[];
  comments: Range[];
}

const name = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const digits = '[0-9](?:_?[0-9])*';
const number = new RegExp(
  `0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|` +
    `(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?[jJ]?`,
  'y',
);
const sign =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|[+\-*/%@&|^=!<>]=|\*\*|\/\/|<<|>>|[+\-*/%@&|^~<>()[\]{},:.;=]/y;
const blanks = /(?:[ \t\f]|\\\n)*/y;

const lengthOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** How deep a line is: with tabs up to every eighth column, and with each as one blank. */
interface Depth {
  wide: number;
  narrow: number;
}

const depthOf = (indent: string): Depth => {
  const depth = { wide: 0, narrow: 0 };
  for (const char of indent) {
    if (char === '\f') Object.assign(depth, { wide: 0, narrow: 0 });
    else {
      depth.wide = char === '\t' ? (Math.floor(depth.wide / 8) + 1) * 8 : depth.wide + 1;
      depth.narrow += 1;
    }
  }
  return depth;
};

const partner: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

const wordAt = (text: string, at: number): [Token['kind'], number] => {
  if (openingAt(text, at)) return ['string', stringEnd(text, at) - at];
  const letters = lengthOf(name, text, at);
  if (letters > 0) return ['name', letters];
  const figures = lengthOf(number, text, at);
  if (figures > 0) return ['number', figures];
  const length = lengthOf(sign, text, at);
  if (length === 0) throw new SyntaxFault(`${text[at]} is no sign`, at);
  return ['sign', length];
};

/** Cuts a text into words, as Python does. */
export const tokenize = (text: string): Tokens => {
  const tokens: Token[] = [];
  const comments: Range[] = [];
  const depths: Depth[] = [{ wide: 0, narrow: 0 }];
  const open: string[] = [];
  let at = 0;

  const push = (kind: Token['kind'], length: number): void => {
    tokens.push({ kind, start: at, end: at + length, text: text.slice(at, at + length) });
    at += length;
  };

  const indentLine = (): void => {
    const depth = depthOf(text.slice(lineStart(text, at), at).replaceAll('\\', ''));
    const same = (one: Depth) => one.wide === depth.wide && one.narrow === depth.narrow;
    const deepest = depths.at(-1) as Depth;
    if (depth.wide > deepest.wide && depth.narrow > deepest.narrow) {
      depths.push(depth);
      push('indent', 0);
      return;
    }
    while ((depths.at(-1) as Depth).wide > depth.wide) {
      depths.pop();
      push('dedent', 0);
    }
    if (!same(depths.at(-1) as Depth)) throw new SyntaxFault('the indentation fits no block', at);
  };

  const bracket = (char: string): void => {
    if ('([{'.includes(char)) open.push(char);
    else if (partner[char] && open.pop() !== partner[char])
      throw new SyntaxFault(`${char} closes nothing`, at);
  };

  let isLineStart = true;
  while (at < text.length) {
    at += lengthOf(blanks, text, at);
    const char = text[at];
    if (char === '#') {
      const end = text.indexOf('\n', at);
      comments.push({ start: at, end: end < 0 ? text.length : end });
      at = end < 0 ? text.length : end;
    } else if (char === '\n') {
      if (!isLineStart && open.length === 0) {
        push('newline', 1);
        isLineStart = true;
      } else at += 1;
    } else if (char !== undefined) {
      if (isLineStart) indentLine();
      isLineStart = false;
      const [kind, length] = wordAt(text, at);
      if (kind === 'sign') bracket(char);
      push(kind, length);
    }
  }

  if (open.length > 0) throw new SyntaxFault(`${open.at(-1)} is not closed`, text.length);
  if (!isLineStart) push('newline', 0);
  for (const _ of depths.slice(1)) push('dedent', 0);
  push('end', 0);
  return { tokens, comments };
};
