import { isList, type List, type Node, type Separator } from '../tree/node.js';

/** What a node is made of. */
export type Part = Node | List;

const ending = new Set(['statements', 'members', 'clauses', 'heritageClauses', 'decorators']);

/** What stands between the elements of a list. */
export const separatorOf = (parent: string, role: string): Separator => {
  if (parent === 'UnionType') return '|';
  if (parent === 'IntersectionType') return '&';
  return ending.has(role) && parent !== 'EnumDeclaration' ? '' : ',';
};

const node = (parts: Map<string, Part>, role: string): Node | undefined => {
  const part = parts.get(role);
  return part && !isList(part) ? part : undefined;
};

const list = (parts: Map<string, Part>, role: string): Node[] => {
  const part = parts.get(role);
  return part && isList(part) ? part.items : [];
};

const plain = (value: string): string => value.replace(/^"(.*)"$/, '$1');

/** The name of a call: what is called, and its first argument where that is a word or a text. */
const callName = (expression: Node | undefined): string | null => {
  const call =
    expression?.kind === 'AwaitExpression' ? node(expression.parts, 'expression') : expression;
  if (call?.kind !== 'CallExpression') return null;
  const callee = node(call.parts, 'expression')?.value ?? '';
  const [first] = list(call.parts, 'arguments');
  return first && first.parts.size > 0 ? null : `call ${callee} ${first?.value ?? ''}`;
};

const accessor: Record<string, string> = { GetAccessor: 'get ', SetAccessor: 'set ' };

/** The name by which a node is known among its siblings, if it has one. */
export const nameOf = (kind: string, parts: Map<string, Part>): string | null => {
  switch (kind) {
    case 'VariableStatement': {
      const declarations = node(parts, 'declarationList');
      const [first] = declarations ? list(declarations.parts, 'declarations') : [];
      return first?.key ?? null;
    }
    case 'ExportDeclaration':
      return `export ${node(parts, 'moduleSpecifier')?.value ?? ''}`;
    case 'ExportAssignment':
      return 'export default';
    case 'ReturnStatement':
      return 'return';
    case 'Constructor':
      return 'constructor';
    case 'ExpressionStatement':
    case 'Decorator':
      return callName(node(parts, 'expression'));
    case 'SpreadAssignment':
    case 'SpreadElement':
      return `...${node(parts, 'expression')?.value ?? ''}`;
    case 'PropertyAccessExpression':
    case 'MetaProperty':
      return null;
    default: {
      const name = node(parts, 'name');
      return name ? `${accessor[kind] ?? ''}name ${plain(name.value)}` : null;
    }
  }
};
