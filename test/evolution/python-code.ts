import { parse } from '../../src/merge/python/parse.js';
import { isList, type List, type Node, nodesIn } from '../../src/merge/tree/node.js';
import { pythonStyles, restyled } from '../merge/restyle.js';
import { pick } from './dice.js';
import { beside } from './marks.js';
import { addPiece, type Place, type Places } from './places.js';
import type { Writing } from './writing.js';

const isImport = ({ kind }: Node): boolean => kind === 'Import' || kind === 'ImportFrom';

const kindOf = (parent: Node, role: string, child: Node): Place['kind'] | null => {
  if (isImport(child)) return parent.kind === 'Module' ? 'import' : null;
  if (role === 'statements' && parent.kind === 'Module') return 'top';
  if (role === 'statements') return parent.kind === 'Class' ? 'member' : 'statement';
  if (role === 'elements' && parent.kind === 'Array') return 'element';
  return role === 'entries' && parent.kind === 'Dictionary' ? 'property' : null;
};

const addPieces = (found: Places, text: string, parent: Node, role: string, list: List): void => {
  for (const child of list.items) {
    const kind = kindOf(parent, role, child);
    const known = found.pieces.length;
    if (kind) addPiece(found, text, child, kind);
    // A block needs something in it.
    if (list.filler && list.items.length === 1) found.pieces.length = known;
  }
};

/** What a call is known by: with another name it is another call. */
const namesOfCall = (node: Node): Node[] => {
  const list = node.kind === 'CallExpression' ? node.parts.get('arguments') : undefined;
  if (!list || !isList(list)) return [];
  const [first] = list.items;
  const name = list.items.find(({ key }) => key === 'name name');
  return [...(first ? [first] : []), ...(name ? [name] : [])];
};

const places = (text: string): Places | null => {
  const { source } = parse(text);
  if (!source) return null;
  const found: Places = { places: [], pieces: [], ends: [], literals: [] };
  const names = new Set<Node>();
  for (const node of nodesIn(source.root)) {
    for (const name of namesOfCall(node)) for (const below of nodesIn(name)) names.add(below);
    for (const [role, part] of node.parts)
      if (isList(part)) addPieces(found, text, node, role, part);
    const { start, end, kind, quoted } = node;
    if ((quoted || kind === 'Number') && !names.has(node))
      found.literals.push({ start, end, isText: quoted });
  }
  return found;
};

/** How people write Python. */
export const python: Writing = {
  places,
  lines: (mark) => ({
    top: [`${mark} = "${mark}"`, `print("${mark}")`, `def ${mark}() -> None: pass`],
    import: [`from ${mark} import ${mark}`, `import ${mark}`],
    statement: [`print("${mark}")`, `${mark} = 7`],
    element: [`${mark},`, `"${mark}",`],
    property: [`"${mark}": 7,`, `**${mark},`],
    member: [`${mark}: int = 7`, `${mark} = 7`],
    field: [`${mark}: str`],
  }),
  calls: /^(?:await )?[\w.]+\.(?:include_router|add_middleware|append|get|post)\(/,
  called: (call, mark) => `${call}${mark})`,
  comment: '#',
  appended: (mark) => `${mark} = 7`,
  touched: (mark) => ` + ${beside(mark)}`,
  reformat: (dice, text) => {
    if (!parse(text).source) return null;
    const changed = restyled(text, pick(dice, Object.keys(pythonStyles)));
    return parse(changed).source && changed !== text ? changed : null;
  },
};
