import { blueprintPath } from '../../src/plan/project-files.js';
import { codeEdits } from './code-edits.js';
import { below, type Dice, pick } from './dice.js';
import { isOnce } from './fresh.js';
import type { Project } from './memory.js';
import { isCode } from './step.js';
import { textEdit } from './text-edits.js';

const busy =
  /^(src|app)\/(resources\/|routes|openapi)|samples|pyproject\.toml|schema\.prisma$|README|package\.json$|entities|\.env\.example|src\/database\/(tables|index|data-source)/;

const weighted = <T>(dice: Dice, choices: [number, T][]): T => {
  const all = choices.flatMap(([weight, choice]) => Array.from({ length: weight }, () => choice));
  return pick(dice, all);
};

/** How a file is written, where that says nothing. */
const shapes: ((text: string) => string)[] = [
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`),
  (text) => text.replace(/\r?\n$/, ''),
];

/** A text after somebody was at it; null where nothing came of it. */
export const editedText = (dice: Dice, path: string, text: string, mark: string): string | null => {
  if (dice() < 0.08 && !path.startsWith('.')) return pick(dice, shapes)(text);
  const edit = isCode(path) ? weighted(dice, codeEdits(path)) : textEdit(path);
  const open = text !== '' && !text.endsWith('\n');
  const hasReturns = text.includes('\r\n');
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = `${text.slice(bom.length).replaceAll('\r\n', '\n')}${open ? '\n' : ''}`;
  const edited = edit(dice, body, mark);
  if (edited === null) return null;
  const closed = open ? edited.replace(/\n$/, '') : edited;
  return bom + (hasReturns ? closed.replaceAll('\n', '\r\n') : closed);
};

/** The files that people may edit: all but the tool's own state and what is made once. */
const editable = (project: Project): string[] =>
  [...project]
    .filter(
      ([path, text]) =>
        !path.startsWith('.vibe/') &&
        !isOnce(path) &&
        path !== blueprintPath &&
        text.length < 40_000,
    )
    .map(([path]) => path);

const moved = (dice: Dice, path: string): string => {
  const top = path.endsWith('.py') ? 'app' : 'src';
  const folder = pick(dice, [`${top}/mine`, `${top}/modules/mine`, 'lib']);
  const [, parent = '', name = ''] = /([^/]+)\/([^/]+)$/.exec(path) ?? ['', 'top', path];
  return `${folder}/${parent}/${name}`;
};

/** One thing that somebody does to a project, and what to call it. */
export const userEdit = (
  dice: Dice,
  project: Project,
  mark: string,
): { project: Project; what: string } | null => {
  const all = editable(project);
  const often = all.filter((path) => busy.test(path));
  const path = pick(dice, dice() < 0.75 && often.length > 0 ? often : all);
  const text = project.get(path) ?? '';
  const next = new Map(project);
  const chance = dice();
  if (chance < 0.04) {
    next.delete(path);
    return { project: next, what: `delete ${path}` };
  }
  if (chance < 0.09 && isCode(path)) {
    const place = moved(dice, path);
    if (project.has(place)) return null;
    next.delete(path);
    next.set(place, text);
    return { project: next, what: `move ${path} to ${place}` };
  }
  if (chance < 0.11) {
    const isPython = project.has('pyproject.toml');
    const folder = `${isPython ? 'app' : 'src'}/resources/${pick(dice, ['notes', 'people', 'todos'])}`;
    const place = `${folder}/${pick(dice, ['schema', 'mine'])}.${isPython ? 'py' : 'ts'}`;
    if (project.has(place)) return null;
    const value = below(dice, 9);
    next.set(place, isPython ? `${mark} = ${value}\n` : `export const ${mark} = ${value};\n`);
    return { project: next, what: `write ${place}` };
  }
  const edited = editedText(dice, path, text, mark);
  if (edited === null || edited === text) return null;
  next.set(path, edited);
  return { project: next, what: `edit ${path}` };
};
