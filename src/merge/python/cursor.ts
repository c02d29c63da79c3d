import { meaningOf } from '../tree/meaning.js';
import type { List, Node, Range, Separator } from '../tree/node.js';
import { SyntaxFault } from './fault.js';
import type { Token } from './tokens.js';

/** A part of a node with its role; none where it is null. */
export type Parts = [role: string, part: Node | List | null][];

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally ' +
    'for from global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

const layout = new Set(['newline', 'indent', 'dedent']);

/** Reads words one by one, and makes nodes of what was read. */
export class Cursor {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  get next(): Token {
    return this.tokens[this.at] as Token;
  }

  get after(): Token {
    return (this.tokens[this.at + 1] ?? this.next) as Token;
  }

  /** Where the last word ended that is more than an end of lines. */
  get end(): number {
    let at = this.at - 1;
    while (layout.has(this.tokens[at]?.kind ?? '')) at -= 1;
    return this.tokens[at]?.end ?? 0;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  /** Whether a keyword or sign comes next. */
  is(...texts: string[]): boolean {
    const { kind, text } = this.next;
    return (kind === 'name' || kind === 'sign') && texts.includes(text);
  }

  isKind(kind: Token['kind']): boolean {
    return this.next.kind === kind;
  }

  /** Whether a word comes next that can be a name. */
  get isName(): boolean {
    return this.isKind('name') && !keywords.has(this.next.text);
  }

  /** Takes a keyword or sign, where it comes next. */
  accept(...texts: string[]): Token | null {
    return this.is(...texts) ? this.take() : null;
  }

  expect(text: string): Token {
    return this.accept(text) ?? this.fail(`${text} is missing`);
  }

  expectKind(kind: Token['kind'], what: string): Token {
    return this.isKind(kind) ? this.take() : this.fail(`${what} is missing`);
  }

  fail(message: string, at = this.next.start): never {
    throw new SyntaxFault(message, at);
  }

  /** What a way of reading gives; null, and nothing is read, where it fails. */
  attempt<T>(read: () => T): T | null {
    const start = this.at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.at = start;
      return null;
    }
  }

  /** A node from a position up to the last word. */
  node(kind: string, start: number, parts: Parts, more: Partial<Node> = {}): Node {
    const { frame = '' } = more;
    const there = parts.filter((part): part is [string, Node | List] => part[1] !== null);
    return {
      kind,
      start,
      end: this.end,
      value: meaningOf(kind, frame, there),
      frame,
      key: null,
      parts: new Map(there),
      quoted: false,
      semicolon: false,
      ...more,
    };
  }

  /** A node without parts. */
  leaf(kind: string, { start, end }: Range, value: string): Node {
    return { ...this.node(kind, start, []), end, value };
  }

  name(): Node {
    if (!this.isName) this.fail('a name is missing');
    const token = this.take();
    return this.leaf('Identifier', token, token.text);
  }

  /** Elements with commas between, up to a closing bracket, which is taken. */
  listTo(close: string, item: (index: number) => Node): List {
    const start = this.end;
    const items: Node[] = [];
    while (!this.is(close)) {
      items.push(item(items.length));
      if (!this.accept(',')) break;
    }
    const end = this.next.start;
    this.expect(close);
    return { start, end, items, separator: ',' };
  }

  /** Elements that were read before. */
  list(items: Node[], separator: Separator): List {
    const start = items[0]?.start ?? this.end;
    return { start, end: items.at(-1)?.end ?? start, items, separator };
  }
}

/** Parts that are known by their place. */
export const inOrder = (nodes: (Node | null)[]): Parts =>
  nodes.map((node, index) => [`${index}`, node]);

/** An element that is known by its place. */
export const placed = (node: Node, index: number): Node => ({
  ...node,
  key: node.key ?? `#${index}`,
});
