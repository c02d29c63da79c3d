import type { Blueprint } from '../blueprint/types.js';
import { namedIn } from '../parts/combined.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import type { PlannedFile } from '../plan/plan.js';
import type { Target } from '../project/target.js';
import { paint } from '../terminal.js';
import { patchOf } from './patch.js';

/** The answers and the files of a project, before anything is written. */
export const summary = (
  axes: Axis[],
  blueprint: Blueprint,
  target: Target,
  files: PlannedFile[],
): string => {
  const parts = namedIn(chosenParts(axes, blueprint.answers));
  const rows = axes.flatMap((axis): [string, string][] => {
    const labels = parts.filter((part) => part.axis === axis.name).map((part) => part.label);
    return labels.length > 0 ? [[axis.name.replaceAll('-', ' '), labels.join(', ')]] : [];
  });
  const resources = blueprint.resources.map((resource) => resource.name).join(', ');
  return [
    ...table([
      ['folder', target.path],
      ['name', blueprint.name],
      ...rows,
      ['resources', resources || 'none'],
    ]),
    '',
    paint('bold', `${files.length} files`),
    ...tree(files),
  ].join('\n');
};

const table = (rows: [string, string][]): string[] => {
  const width = Math.max(...rows.map(([key]) => key.length));
  return rows.map(([key, value]) => `  ${paint('dim', key.padEnd(width))}  ${value}`);
};

/** One line a folder; what the tool keeps for itself is only counted. */
const tree = (files: PlannedFile[]): string[] => {
  const folders = new Map<string, string[]>();
  for (const { path, unit } of files) {
    const cut = path.lastIndexOf('/') + 1;
    const folder = unit === 'state' ? '.vibe/' : path.slice(0, cut) || './';
    folders.set(folder, [...(folders.get(folder) ?? []), path.slice(cut)]);
  }
  return [...folders].sort().flatMap(([folder, names]) => {
    const listed = folder === '.vibe/' ? [`${names.length} files of state`] : names;
    const [first = '', ...more] = linesOf(listed, folder.length + 3);
    return [`  ${paint('cyan', folder)} ${first}`, ...more.map((line) => `    ${line}`)];
  });
};

const widest = 100;

/** Names in lines that end where the terminal does; the first starts behind something. */
const linesOf = (names: string[], behind: number): string[] => {
  const width = Math.min(process.stdout.columns ?? widest, widest);
  const lines = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    const start = lines.length === 1 ? behind : 4;
    if (line === '') lines[lines.length - 1] = name;
    else if (start + line.length + 2 + name.length > width) lines.push(name);
    else lines[lines.length - 1] = `${line}  ${name}`;
  }
  return lines;
};

/** The plan as a patch that `git apply` takes. */
export const patch = (files: PlannedFile[]): string =>
  files
    .map(({ path, content }) => patchOf({ from: path, to: path, before: null, after: content }))
    .join('');
