import { isList, type Node } from '../tree/node.js';

/** The name of a call: what is called, and its first argument where that is a name or a text. */
export const callName = (node: Node): string | null => {
  const call = node.kind === 'AwaitExpression' ? node.parts.get('expression') : node;
  if (!call || isList(call) || call.kind !== 'CallExpression') return null;
  const [callee, list] = [call.parts.get('expression'), call.parts.get('arguments')];
  const [first] = list && isList(list) ? list.items : [];
  if (!callee || isList(callee) || (first && first.parts.size > 0 && !/^[\w.]+$/.test(first.value)))
    return null;
  return `call ${callee.value} ${first?.value ?? ''}`;
};
