import type { Blueprint } from '../blueprint/types.js';
import { json } from '../json.js';
import type { FileClass, Part } from '../parts/types.js';
import { commandsOf } from './commands.js';
import { envExample, envFile, type Secret } from './environment.js';
import { cutLockfile } from './lockfile.js';
import { hasPackageJson, packageJson } from './package-json.js';
import type { PlannedFile } from './plan.js';
import { environmentOf } from './project-view.js';
import type { Unit } from './units.js';

/** Where the blueprint of a project lies. */
export const blueprintPath = 'vibe.json';

const file = (path: string, content: string, kind: FileClass): PlannedFile => ({
  path,
  content,
  class: kind,
  unit: 'project',
});

const lockfiles = (parts: Part[], manifest: Record<string, unknown>): PlannedFile[] =>
  parts.flatMap((part) => {
    const superset = part.lock();
    const content = superset && cutLockfile(superset, manifest);
    return content ? [file(commandsOf(parts).lockfile, content, 'once')] : [];
  });

const manifests = (name: string, parts: Part[]): PlannedFile[] =>
  hasPackageJson(parts) ? [file('package.json', json(packageJson(name, parts)), 'structured')] : [];

/** What all parts make together: the package manifest, the environment and the blueprint itself. */
export const projectUnit = (blueprint: Blueprint, parts: Part[]): Unit => {
  const ignored = [...new Set(parts.flatMap((part) => part.ignore ?? []))];
  return {
    name: 'project',
    files: () => [
      ...manifests(blueprint.name, parts),
      file('.gitignore', `${ignored.join('\n')}\n`, 'structured'),
      file('.env.example', envExample(environmentOf(parts)), 'structured'),
      file(blueprintPath, json(blueprint), 'structured'),
    ],
  };
};

/** What is made once, and belongs to the project from then on. */
export const firstUnit = (blueprint: Blueprint, parts: Part[], secret: Secret): Unit => ({
  name: 'first',
  files: () => [
    ...lockfiles(parts, packageJson(blueprint.name, parts)),
    file('.env', envFile(environmentOf(parts), secret), 'once'),
  ],
});
