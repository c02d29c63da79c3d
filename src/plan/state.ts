import { hash } from 'node:crypto';
import type { Field } from '../blueprint/types.js';
import { json } from '../json.js';
import type { FileClass, InternalTable } from '../parts/types.js';
import type { PlannedFile } from './plan.js';

/** What `.vibe/units/` keeps of a unit. */
export interface Manifest {
  /** The name of the object that holds the pristine texts. */
  object?: string;
  /** Stands for all that the files were made from. */
  input?: string;
  files: Record<string, FileClass>;
  /** Where the user has moved files to. */
  moved?: Record<string, string>;
}

/** A unit with its files as the tool last rendered them. */
export interface RenderedUnit {
  name: string;
  input?: string;
  rendered: PlannedFile[];
  moved?: Record<string, string>;
}

const stateFile = (path: string, content: string): PlannedFile => ({
  path: `.vibe/${path}`,
  content,
  class: 'generated',
  unit: 'state',
});

/** The files that record a unit: a manifest, and an object named by its hash with the pristine texts. */
export const unitState = ({ name, input, rendered, moved = {} }: RenderedUnit): PlannedFile[] => {
  const files = Object.fromEntries(rendered.map((file) => [file.path, file.class]));
  const pristine = rendered.filter((file) => file.class !== 'once');
  const texts = json(Object.fromEntries(pristine.map((file) => [file.path, file.content])));
  const object = pristine.length > 0 ? hash('sha256', texts) : undefined;
  const manifest: Manifest = {
    ...(object && { object }),
    ...(input && { input }),
    files,
    ...(Object.keys(moved).length > 0 && { moved }),
  };
  return [
    stateFile(`units/${name}.json`, json(manifest)),
    // One object a unit: one a file would double the time of a create.
    ...(object ? [stateFile(`objects/${object}`, texts)] : []),
  ];
};

/** The tables that no resource describes: what another version of the tool has, may differ. */
export interface TablesRecord {
  users: Field[];
  internal: InternalTable[];
}

export const tablesPath = '.vibe/tables.json';

/** The file that records tables which no resource describes. */
export const tablesState = ({ users, internal }: TablesRecord): PlannedFile =>
  stateFile('tables.json', json({ users, internal }));

/** What `.vibe/` records of freshly rendered files. */
export const stateFiles = (units: RenderedUnit[], record: TablesRecord): PlannedFile[] => [
  ...units.flatMap(unitState),
  tablesState(record),
  stateFile('.gitignore', 'journal/\nlock\n'),
];
