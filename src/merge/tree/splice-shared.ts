import { beginsLine, indentAt, lineEnd, tailEnd } from './extent.js';
import { type Group, isBlank, type ListChange, written } from './list-change.js';
import type { Edit, Node } from './node.js';

/** Whether code at the place of a group shares its line with other code. */
export const sharesLine = ({ yours }: ListChange, { behind, before }: Group): boolean => {
  const { text } = yours;
  if (!behind) return before !== null && !beginsLine(text, before.start);
  const end = tailEnd(yours, behind.end);
  return !isBlank(text.slice(end, lineEnd(text, end)));
};

/** Whether something that follows on its line needs a sign between: a block ends by itself. */
const needsSign = ({ kind, semicolon }: Node): boolean => semicolon || kind.endsWith('Signature');

const signOf = ({ yours: { text } }: ListChange, { start, end }: Node): string =>
  /[;,]$/.exec(text.slice(start, end))?.[0] ?? '';

/** New statements or members on the line of one that is there. */
export const spliceShared = (change: ListChange, { behind, before, items }: Group): Edit[] => {
  const { yours, list, removed } = change;
  const sign = list.items.map((node) => signOf(change, node)).find((found) => found !== '') ?? ';';
  const last = list.items.at(-1) as Node;
  const endsOpen = needsSign(last) && signOf(change, last) === '';
  const near = (behind ?? before) as Node;
  const isFinal = behind
    ? list.items.slice(list.items.indexOf(behind) + 1).every((node) => removed.has(node))
    : list.items.every((node) => removed.has(node));
  const indent = indentAt(yours.text, near.start);
  const codes = items.map((item) => {
    const code = written(change, item, indent, false);
    if (!needsSign(item)) return code;
    const isLast = isFinal && item === items.at(-1);
    return code.replace(/[;,]$/, '') + (isLast && endsOpen ? '' : sign);
  });
  if (!behind) {
    const text = codes.join(' ') + (isFinal ? '' : ' ');
    return [{ start: near.start, end: near.start, text }];
  }
  const at = tailEnd(yours, behind.end);
  const insert = { start: at, end: at, text: codes.map((code) => ` ${code}`).join('') };
  if (!needsSign(behind) || signOf(change, behind) !== '') return [insert];
  return [{ start: behind.end, end: behind.end, text: sign }, insert];
};

/** Takes out a statement or member that shares its line, and the sign that it leaves too many. */
export const removeShared = (change: ListChange, node: Node): Edit[] => {
  const { list, removed, groups } = change;
  const at = list.items.indexOf(node);
  const [previous, next] = [list.items[at - 1], list.items[at + 1]];
  const isKept = (other: Node) => !removed.has(other);
  if (next && list.items.slice(at).some(isKept))
    return [{ start: node.start, end: next.start, text: '' }];
  const lastKept = list.items.findLast(isKept);
  if (!previous || !lastKept)
    return [{ start: node.start, end: next?.start ?? node.end, text: '' }];
  const cut = { start: previous.end, end: node.end, text: '' };
  const isReplaced = groups.some(({ behind }) => behind === lastKept);
  const isLeftOver =
    previous === lastKept &&
    !isReplaced &&
    needsSign(node) &&
    needsSign(lastKept) &&
    signOf(change, list.items.at(-1) as Node) === '' &&
    signOf(change, lastKept) !== '';
  return isLeftOver ? [{ start: lastKept.end - 1, end: lastKept.end, text: '' }, cut] : [cut];
};
