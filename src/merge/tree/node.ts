/**
 * What stands between the elements of a list; `''` where each ends by itself, as statements do, and a
 * line end where the lines say what belongs together.
 */
export type Separator = ',' | '|' | '&' | '' | '\n';

/** A piece of code, without the blanks and comments around it. */
export interface Node {
  kind: string;
  start: number;
  end: number;
  /** What it means: equal for two pieces that differ in style alone. */
  value: string;
  /** What it has besides its parts: keywords and operators. */
  frame: string;
  /** The name by which it is known among its siblings, if it has one. */
  key: string | null;
  parts: Map<string, Node | List>;
  /** A literal whose quotes are a matter of style. */
  quoted: boolean;
  /** Whether it may end with a semicolon, which is a matter of style too. */
  semicolon: boolean;
}

/** The kind of what only keeps the place of other code: comments around it belong to that. */
export const placeholder = 'Placeholder';

/** Elements of one kind of place: statements, arguments, properties, imports, … */
export interface List {
  /** Behind the opening bracket, and before the closing one. */
  start: number;
  end: number;
  items: Node[];
  separator: Separator;
  /** Whether an element that is alone keeps its comma. */
  lone?: boolean;
  /** What stands where there is nothing else. */
  filler?: string;
}

/** A text and the tree of it; the ranges of its comments, in order. */
export interface Source {
  text: string;
  root: Node;
  comments: Range[];
}

/** A parsed file, or what keeps it from being parsed. */
export type Parsed = { source: Source; fault: null } | { source: null; fault: string };

/** A stretch of a text. */
export interface Range {
  start: number;
  end: number;
}

/** New text in place of a stretch. */
export interface Edit extends Range {
  text: string;
}

export const isList = (part: Node | List): part is List => 'items' in part;

/** Every node below one, itself first; of those that lie apart from a stretch none. */
export function* nodesIn(node: Node, stretch: Range = node): Generator<Node> {
  yield node;
  for (const part of node.parts.values())
    for (const child of isList(part) ? part.items : [part])
      if (child.end >= stretch.start && child.start <= stretch.end) yield* nodesIn(child, stretch);
}

/** Every list below a node, the outer ones first. */
export function* listsIn(node: Node, stretch: Range = node): Generator<List> {
  for (const below of nodesIn(node, stretch))
    for (const part of below.parts.values()) if (isList(part)) yield part;
}

/** Puts edits into a text; those at one place come in their order. */
export const applyEdits = (text: string, edits: Edit[]): string => {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort(
    (a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order,
  );
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
};
