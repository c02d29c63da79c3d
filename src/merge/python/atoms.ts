import type { List, Node } from '../tree/node.js';
import { argumentList } from './arguments.js';
import { generators } from './comprehensions.js';
import { type Cursor, inOrder, type Parts, placed } from './cursor.js';
import { expression, named, operand, starred, yielded } from './expressions.js';
import { openingAt } from './strings.js';

const string = (cursor: Cursor): Node => {
  const token = cursor.take();
  const { prefix, quote } = openingAt(token.text, 0) ?? { prefix: '', quote: '' };
  const content = token.text.slice(prefix.length + quote.length, -quote.length);
  const meaning = prefix.includes('r') ? content : content.replace(/\\(['"])/g, '$1');
  const kind = /[ft]/.test(prefix) ? 'Template' : 'String';
  const leaf = cursor.leaf(kind, token, prefix.replace('u', '') + JSON.stringify(meaning));
  return { ...leaf, quoted: prefix === '' && quote.length === 1 };
};

const strings = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const all = [string(cursor)];
  while (cursor.isKind('string')) all.push(string(cursor));
  return all.length === 1 ? (all[0] as Node) : cursor.node('Strings', start, inOrder(all));
};

/** What was read in brackets, with them. */
const wrapped = (cursor: Cursor, start: number, inner: Node): Node => {
  cursor.expect(')');
  return { ...inner, start, end: cursor.end };
};

const parenthesised = (cursor: Cursor): Node => {
  const { start } = cursor.take();
  const from = cursor.end;
  if (cursor.is('yield')) return wrapped(cursor, start, yielded(cursor));
  if (cursor.is(')')) {
    const elements: List = { ...cursor.listTo(')', () => named(cursor)), lone: true };
    return cursor.node('Tuple', start, [['elements', elements]]);
  }
  const first = starred(cursor, named);
  if (cursor.is('for', 'async')) {
    const clauses = generators(cursor);
    cursor.expect(')');
    return cursor.node('Comprehension', start, inOrder([first, ...clauses]), { frame: '(' });
  }
  if (!cursor.is(',')) {
    if (first.kind === 'Starred') cursor.fail('a star is misplaced');
    return wrapped(cursor, start, first);
  }
  cursor.take();
  const rest = cursor.listTo(')', () => starred(cursor, named));
  const elements: List = { ...rest, start: from, items: [first, ...rest.items], lone: true };
  return cursor.node('Tuple', start, [['elements', elements]]);
};

const array = (cursor: Cursor): Node => {
  const { start } = cursor.take();
  const from = cursor.end;
  if (!cursor.is(']')) {
    const first = starred(cursor, named);
    if (cursor.is('for', 'async')) {
      const clauses = generators(cursor);
      cursor.expect(']');
      return cursor.node('Comprehension', start, inOrder([first, ...clauses]), { frame: '[' });
    }
    const more = cursor.accept(',') !== null;
    if (!more && !cursor.is(']')) cursor.fail('] is missing');
    const rest = cursor.listTo(']', () => starred(cursor, named));
    const elements = { ...rest, start: from, items: [first, ...rest.items] };
    return cursor.node('Array', start, [['elements', elements]]);
  }
  return cursor.node('Array', start, [['elements', cursor.listTo(']', () => named(cursor))]]);
};

const entry = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (cursor.accept('**')) {
    const inner = operand(cursor);
    return cursor.node('Spread', start, [['expression', inner]], { key: `**${inner.value}` });
  }
  const name = starred(cursor, named);
  if (name.kind === 'Starred' || !cursor.accept(':')) return name;
  const parts: Parts = [
    ['name', name],
    ['value', expression(cursor)],
  ];
  return cursor.node('Entry', start, parts, { key: `name ${name.value}` });
};

const braces = (cursor: Cursor): Node => {
  const { start } = cursor.take();
  const from = cursor.end;
  if (cursor.is('}'))
    return cursor.node('Dictionary', start, [['entries', cursor.listTo('}', () => entry(cursor))]]);
  const first = entry(cursor);
  if (cursor.is('for', 'async')) {
    const clauses = generators(cursor);
    cursor.expect('}');
    return cursor.node('Comprehension', start, inOrder([first, ...clauses]), { frame: '{' });
  }
  const isOpen = cursor.accept(',') !== null || cursor.is('}');
  if (!isOpen) cursor.fail('} is missing');
  const rest = cursor.listTo('}', () => entry(cursor));
  const items = [first, ...rest.items];
  const isEntry = ({ kind }: Node) => kind === 'Entry' || kind === 'Spread';
  if (items.some((item) => isEntry(item) !== isEntry(first)))
    cursor.fail('a value has no key', start);
  const kind = isEntry(first) ? 'Dictionary' : 'Set';
  return cursor.node(kind, start, [['entries', { ...rest, start: from, items }]]);
};

const atom = (cursor: Cursor): Node => {
  const { kind, text } = cursor.next;
  if (kind === 'string') return strings(cursor);
  if (kind === 'number') return cursor.leaf('Number', cursor.next, `Number:${cursor.take().text}`);
  if (cursor.is('True', 'False', 'None', '...'))
    return cursor.leaf('Constant', cursor.next, cursor.take().text);
  if (kind === 'sign' && text === '(') return parenthesised(cursor);
  if (kind === 'sign' && text === '[') return array(cursor);
  if (kind === 'sign' && text === '{') return braces(cursor);
  return cursor.name();
};

const slice = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const bound = () => (cursor.is(':', ']', ',') ? null : expression(cursor));
  const first = cursor.is(':') ? null : starred(cursor, named);
  if (first && !cursor.is(':')) return first;
  cursor.expect(':');
  const second = bound();
  const third = cursor.accept(':') ? bound() : null;
  const parts: Parts = [
    ['from', first],
    ['to', second],
    ['step', third],
  ];
  const meaning = parts.map(([, part]) => (part as Node | null)?.value ?? '').join(':');
  return { ...cursor.node('Slice', start, parts), value: meaning };
};

/** The cases of a `Literal` are known by what they are, the arguments of other types by their place. */
const subscripts = (cursor: Cursor, of: Node): [role: string, list: List] => {
  const isChoice = /(^|\.)Literal$/.test(of.value);
  const list = cursor.listTo(']', (index) =>
    isChoice ? slice(cursor) : placed(slice(cursor), index),
  );
  if (list.items.length === 0) cursor.fail('a subscript is missing');
  return [isChoice ? 'cases' : 'typeArguments', list];
};

/** An atom with what is called, looked up or taken of it. */
export const primary = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  let node = atom(cursor);
  for (;;) {
    const isDotted = /^[\w.]+$/.test(node.value);
    if (cursor.accept('.')) {
      const name = cursor.name();
      const parts: Parts = [
        ['expression', node],
        ['name', name],
      ];
      const made = cursor.node('Attribute', start, parts);
      node = isDotted ? { ...made, value: `${node.value}.${name.value}` } : made;
    } else if (cursor.accept('(')) {
      const list = argumentList(cursor);
      node = cursor.node('CallExpression', start, [
        ['expression', node],
        ['arguments', list],
      ]);
    } else if (cursor.accept('['))
      node = cursor.node('Subscript', start, [['expression', node], subscripts(cursor, node)]);
    else return node;
  }
};
