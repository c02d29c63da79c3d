import { createTwoFilesPatch } from 'diff';
import type { Blueprint } from '../../src/blueprint/types.js';
import type { Planned } from '../../src/commands/plan-change.js';
import type { RenamedUnit } from '../../src/plan/evolution.js';
import type { Manifest } from '../../src/plan/state.js';
import type { Project } from './memory.js';

/** One evolution as it went. */
export interface Step {
  before: Project;
  after: Project;
  /** The blueprint of the project before. */
  applied: Blueprint;
  planned: Planned;
  renamed: Map<string, RenamedUnit>;
  /** How conflicts were settled, where there were some. */
  settled: 'ours' | 'markers' | null;
  /** The files that were in conflict. */
  conflicts: string[];
  restored: boolean;
}

/** Throws what is wrong. */
export const fail = (message: string): never => {
  throw new Error(message);
};

/** How a text became another, for who has to read a failure. */
export const patch = (title: string, one: string, other: string): string =>
  createTwoFilesPatch(title, '', one, other, '', '', { context: 2 });

/** A text without the marks of how it is written: LF, no byte-order mark, a last newline. */
export const plain = (text: string): string => {
  const body = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return body.endsWith('\n') ? body : `${body}\n`;
};

export const isCode = (path: string): boolean => /\.([cm]?[jt]s|py)$/.test(path);

const folder = '.vibe/units/';

/** The units that a project remembers. */
export const unitNames = (project: Project): string[] =>
  [...project.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length, -'.json'.length));

/** What a project remembers of a unit. */
export const manifestIn = (project: Project, unit: string): Manifest | null =>
  JSON.parse(project.get(`${folder}${unit}.json`) ?? 'null') as Manifest | null;
