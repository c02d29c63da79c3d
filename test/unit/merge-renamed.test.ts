import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';

type Write = (name: string) => string;

const merged = (path: string, write: Write, edit: (text: string) => string) =>
  merge(path, {
    pristine: write('due_date'),
    yours: edit(write('due_date')),
    render: write('deadline'),
  });

const files: [path: string, comment: string, write: Write][] = [
  [
    'app/schema.py',
    '#',
    (name) => `class Task:\n    title: String\n    ${name}: Date\n    tags: Json\n`,
  ],
  [
    'app/rows.py',
    '#',
    (name) => `row = {\n    "id": of["id"],\n    "${name}": of["${name}"],\n}\n`,
  ],
  [
    'app/models.py',
    '#',
    (name) =>
      `tasks = sa.Table(\n    "tasks",\n    sa.Column("${name}", sa.Date),\n    sa.Check(\n        "${name} > 0",\n        name="tasks_${name}_check",\n    ),\n)\n`,
  ],
  [
    'src/schema.ts',
    '//',
    (name) => `export const task = {\n  title: text,\n  ${name}: date,\n};\n`,
  ],
  ['src/entity.ts', '//', (name) => `class Task {\n  title: string;\n  ${name}: Date;\n}\n`],
];

describe.each(files)('a field of %s that the tool renames', (path, comment, write) => {
  it('keeps the words above it and behind it', async () => {
    const above = (text: string) =>
      text.replace(/^( +)(?=.*(?:due_date|deadline))/m, `$1${comment} mine\n$1`);
    const behind = (text: string) =>
      text.replace(/(?<=(?:due_date|deadline).*)$/m, ` ${comment} mine`);
    for (const edit of [above, behind])
      expect(await merged(path, write, edit)).toEqual({
        kind: 'clean',
        text: edit(write('deadline')),
      });
  });

  it('is not there again where somebody has it under the new name already', async () => {
    const edit = (text: string) =>
      text.replace(
        /^.*due_date.*$/m,
        (old) => `${old}\n${old.replaceAll('due_date', 'deadline')} ${comment} mine`,
      );
    const text = write('deadline').replace(/^.*deadline.*$/m, `$& ${comment} mine`);
    expect(await merged(path, write, edit)).toEqual({ kind: 'clean', text });
  });
});

it('keeps what somebody made of the type of a field', async () => {
  const write = (name: string) => `class Task:\n    ${name}: Date\n    tags: Json\n`;
  const edit = (text: string) => text.replace('Date', 'Annotated[Date, in_future]');
  expect(await merged('app/schema.py', write, edit)).toEqual({
    kind: 'clean',
    text: edit(write('deadline')),
  });
});

it('asks before it takes out what is another thing than what comes', async () => {
  const merging = merge('app/schema.py', {
    pristine: 'class Task:\n    due_date: Date\n',
    yours: 'class Task:\n    # mine\n    due_date: Date\n',
    render: 'class Task:\n    tags: Json\n',
  });
  expect((await merging).kind).toBe('conflict');
});
