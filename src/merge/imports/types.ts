import type { List, Node } from '../tree/node.js';

/** One name that a file imports. */
export interface Binding {
  module: string;
  /** The name in the module: `default` and `*` too, or '' where a file is only run. */
  name: string;
  local: string;
  isType: boolean;
  /** Where it stands in a list of names. */
  specifier: Node | null;
}

/** A statement that imports. */
export interface Declaration {
  node: Node;
  module: string;
  /** Whether all of it is for types. */
  isType: boolean;
  /** The list of its names, where it has one. */
  names: List | null;
  bindings: Binding[];
  /** The statements that it stands among. */
  block: List;
}

/** How a language imports. */
export interface ImportGrammar {
  importsOf(root: Node): Declaration[];
  /** The words that a file uses outside its imports. */
  wordsUsed(root: Node): Set<string>;
  /** Whether what is for types stands in a block of its own. */
  partsTypes: boolean;
}
