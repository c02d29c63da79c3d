import type { Answers, Field, Relation, Resource } from '../blueprint/types.js';

/** One variable of the environment. What its type is in code, the language says: `types.<type>.env`. */
export interface EnvVariable {
  name: string;
  comment: string;
  type: 'choice' | 'count' | 'line' | 'list' | 'origins' | 'addresses' | 'url' | 'secret';
  /** The choices. */
  values?: string[];
  /** The bounds of a count. */
  min?: number;
  max?: number;
  /** The protocols of a URL. */
  protocols?: string[];
  /** What it is where it is not set; a variable without is required, unless it may be missing. */
  default?: string | number | string[];
  mayBeMissing?: boolean;
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
  /** The column that its unique fields are unique below. */
  owner?: string;
  fields: Field[];
}

/** Answers that are chosen together by one name. */
export interface Preset {
  name: string;
  label: string;
  hint: string;
  answers: Answers;
}

/** What a variable of a provider is for, so that another provider can stand in for the real one. */
export type ProviderSetting =
  | 'issuer'
  | 'client-id'
  | 'app-client-id'
  | 'secret'
  | 'ec-private-key'
  | 'text';

/** How a project of a language is started to be checked; each command is a program and its arguments. */
export interface CheckCommands {
  /** What the environment says of production, and of development. */
  production: Record<string, string>;
  development: Record<string, string>;
  /** The folder of the project where the programs of its packages are. */
  binaries: string;
  build: string[];
  migrate: string[];
  serve: string[];
  /** The same, with the times that it waits for a request passing twenty times as fast. */
  serveHurried: string[];
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
  /** Sentences that explain why a need cannot be done without. */
  because?: Record<string, string>;
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
  /** Fields of users that are otherwise than usual. */
  users?: Field[];
  /** What templates of other parts go through, whatever it is that they find. */
  lists?: Record<string, Record<string, string>[]>;
  /** Of accounts of others to log in with: the variables that say who the provider is. */
  provider?: { environment: Record<string, ProviderSetting> };
  commands?: Record<string, string>;
  /** What people do in a project; `run` follows the package manager's own way to run something. */
  tasks?: { name: string; run: string; does: string }[];
  /** Words of a language that shared templates need. */
  words?: Record<string, string>;
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
  /** What it adds where a capability is there that one of its folders is named after; it needs one of them. */
  variants: Part[];
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
  /** Without one, nothing is chosen unless somebody says so. */
  default?: string;
  ask: 'always' | 'if-open' | 'never';
  multiple?: boolean;
  /** Choices that answer more than this question. */
  presets?: Preset[];
  /** What is there as soon as one of several is chosen. */
  shared?: Part;
  /** Whether a project may choose it again later. */
  later?: boolean;
  parts: Part[];
}
