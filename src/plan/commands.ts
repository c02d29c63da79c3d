import type { Part } from '../parts/types.js';
import { mergeRecords } from './merge-records.js';

/** What is typed to work on a project: by its package manager and its language. */
export interface Commands extends Record<string, string> {
  /** Installs all packages. */
  install: string;
  /** Comes before the name of a program of the project. */
  run: string;
  /** The file that names the packages, and the one that says their exact versions. */
  manifest: string;
  lockfile: string;
  /** The folder that is there once the packages are installed. */
  packages: string;
  /** Where to get the package manager. */
  website: string;
}

/** The commands of a project that is made of these parts. */
export const commandsOf = (parts: Part[]): Commands =>
  mergeRecords(parts, (part) => part.commands) as Commands;

/** Something that people do in a project, and what it does. */
export interface Task {
  name: string;
  command: string;
  does: string;
}

/** All that people do in a project. */
export const tasksOf = (parts: Part[]): Task[] => {
  const { run } = commandsOf(parts);
  return parts
    .flatMap(({ tasks = [] }) => tasks)
    .map((task) => ({ name: task.name, command: `${run} ${task.run}`, does: task.does }));
};

/** How people do the task of this name. */
export const taskOf = (parts: Part[], name: string): string =>
  tasksOf(parts).find((task) => task.name === name)?.command ?? '';
