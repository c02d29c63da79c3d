import type { Field, Relation, Resource } from '../blueprint/types.js';

/** One variable of the environment: its zod schema is TypeScript source. */
export interface EnvVariable {
  name: string;
  comment: string;
  schema: string;
  /** The value in .env.example and .env. */
  example?: string;
  /** Written commented out: the schema has a default or the variable may be missing. */
  optional?: boolean;
  /** Filled with fresh random bytes in .env, left empty in .env.example. */
  secret?: boolean;
}

/** A table that a part keeps for itself; `id` and `created_at` come with it. */
export interface InternalTable {
  name: string;
  /** The ref to users that its unique fields are unique below. */
  owner?: string;
  fields: Field[];
}

/** How a project of a language is started to be checked; each command is a program and its arguments. */
export interface CheckCommands {
  /** Of the project: the folder that is there once the packages are installed, and that of their programs. */
  packages: string;
  binaries: string;
  build: string[];
  migrate: string[];
  serve: string[];
  /** The email address comes last. */
  makeAdmin: string[];
  /** The text of the program comes next, then the folder for the data. */
  database: string[];
  /** Lines of a program that starts a database, and obeys what is written to its input. */
  databaseProgram: string[];
}

/** The description of one choice: what part.json holds. */
export interface PartManifest {
  label: string;
  hint: string;
  needs?: string[];
  provides?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  /** Commands put before a script of the same name in another part. */
  before?: Record<string, string>;
  env?: EnvVariable[];
  ignore?: string[];
  compose?: Record<string, unknown>;
  types?: Record<string, Record<string, string>>;
  tables?: InternalTable[];
  commands?: Record<string, string>;
  package?: Record<string, unknown>;
  classes?: Record<string, FileClass>;
  resources?: Resource[];
  relations?: Relation[];
  /** Rows of sample data by resource. */
  samples?: Record<string, Record<string, unknown>[]>;
  check?: CheckCommands;
}

/** How a file evolves after it was made. */
export type FileClass = 'generated' | 'merged' | 'structured' | 'once';

export interface Template {
  /** Where it goes in the project, with placeholders, without `.hbs`. */
  path: string;
  content: string;
  rendered: boolean;
}

/** A package in a lockfile of npm, without the flags that depend on the project. */
export interface LockedPackage {
  version: string;
  [key: string]: unknown;
}

/** The packages of all parts, tested together, by their place below node_modules. */
export type LockSuperset = Record<string, LockedPackage>;

export interface Part extends PartManifest {
  axis: string;
  name: string;
  /** Reads the part's files, only when it was chosen. */
  templates(): Template[];
  /** A package manager's packages of all parts, to cut lockfiles from; or null. */
  lock(): LockSuperset | null;
  /** A Markdown template next to part.json, or null. */
  fragment(name: 'readme' | 'agents'): string | null;
}

/** One question with its choices: axis.json and the folders beside it. */
export interface Axis {
  name: string;
  order: number;
  message: string;
  default: string;
  ask: 'always' | 'if-open' | 'never';
  multiple?: boolean;
  /** Whether a project may choose it again later. */
  later?: boolean;
  parts: Part[];
}
