import type { Node } from '../tree/node.js';
import type { Cursor, Parts } from './cursor.js';

const dotted = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  let value = cursor.name().value;
  while (cursor.accept('.')) value += `.${cursor.name().value}`;
  return cursor.leaf('Module', { start, end: cursor.end }, value);
};

const importedName = (cursor: Cursor, read: (cursor: Cursor) => Node): Node => {
  const start = cursor.next.start;
  const name = read(cursor);
  const alias = cursor.accept('as') ? cursor.name() : null;
  const parts: Parts = [
    ['name', name],
    ['alias', alias],
  ];
  return cursor.node('ImportedName', start, parts, { key: `name ${(alias ?? name).value}` });
};

/** What follows `import`. */
export const importNames = (cursor: Cursor, start: number): Node => {
  const names = [importedName(cursor, dotted)];
  while (cursor.accept(',')) names.push(importedName(cursor, dotted));
  const key = `import ${names.map(({ value }) => value).join()}`;
  return cursor.node('Import', start, [['names', cursor.list(names, ',')]], { key });
};

const moduleOf = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  let value = '';
  while (cursor.is('.', '...')) value += cursor.take().text;
  if (value === '' || !cursor.is('import')) value += dotted(cursor).value;
  return cursor.leaf('Module', { start, end: cursor.end }, value);
};

/** What follows `from`. */
export const importFrom = (cursor: Cursor, start: number): Node => {
  const module = moduleOf(cursor);
  const key = `from ${module.value}`;
  cursor.expect('import');
  const star = cursor.accept('*');
  if (star) {
    const all = cursor.leaf('All', star, '*');
    const parts: Parts = [
      ['module', module],
      ['all', all],
    ];
    return cursor.node('ImportFrom', start, parts, { key: `${key} *` });
  }
  const isBracketed = cursor.accept('(') !== null;
  const from = cursor.next.start;
  const names = [importedName(cursor, (one) => one.name())];
  while (cursor.accept(',')) {
    if (isBracketed && cursor.is(')')) break;
    names.push(importedName(cursor, (one) => one.name()));
  }
  const list = cursor.list(names, ',');
  const bracketed = { ...list, end: cursor.next.start };
  if (isBracketed) cursor.expect(')');
  const parts: Parts = [
    ['module', module],
    ['names', isBracketed ? bracketed : { ...list, start: from }],
  ];
  return cursor.node('ImportFrom', start, parts, { key });
};
