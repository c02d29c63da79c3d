import { join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Answers, Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { plan } from '../../src/plan/plan.js';

/** A file that the tool renders differently after a change of the blueprint. */
export interface Changed {
  /** The stack and the change. */
  title: string;
  path: string;
  pristine: string;
  render: string;
}

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));

const python: Answers = { framework: 'fastapi', orm: 'sqlalchemy' };

const typeScript: Answers[] = ['fastify', 'express'].flatMap((framework) =>
  ['prisma', 'typeorm'].map((orm) => ({ framework, orm })),
);

const render = (blueprint: Blueprint): Map<string, string> => {
  const files = plan(blueprint, {
    axes,
    now: new Date('2026-01-01T00:00:00Z'),
    secret: () => 'secret-of-the-tests',
  });
  const kept = files.filter(
    ({ path, class: kind }) => kind !== 'once' && !path.startsWith('.vibe/'),
  );
  return new Map(kept.map(({ path, content }) => [path, content]));
};

const note: Field = { id: 'f_note', name: 'note', type: 'string', length: 80 };
const mood: Field = {
  id: 'f_mood',
  name: 'mood',
  type: 'enum',
  values: ['calm', 'wild'],
  required: true,
  default: 'calm',
};
const taskRef: Field = { id: 'f_task', name: 'task_id', type: 'ref', to: 'tasks', required: true };
const reminders: Resource = { name: 'reminders', owner: 'user', fields: [note, mood, taskRef] };

const inTasks = (blueprint: Blueprint, change: (fields: Field[]) => Field[]): Blueprint => ({
  ...blueprint,
  resources: blueprint.resources.map((resource) =>
    resource.name === 'tasks' ? { ...resource, fields: change(resource.fields) } : resource,
  ),
});

const larger = (blueprint: Blueprint): Blueprint => ({
  ...blueprint,
  resources: [...blueprint.resources, reminders],
});

const changes: Record<string, (blueprint: Blueprint) => [Blueprint, Blueprint]> = {
  'a resource more': (small) => [small, larger(small)],
  'a resource less': (small) => [larger(small), small],
  'a field more': (small) => [small, inTasks(small, (fields) => [...fields, note, mood])],
  'a field less': (small) => [inTasks(small, (fields) => [...fields, note, mood]), small],
  'a field changed': (small) => [
    small,
    inTasks(small, (fields) =>
      fields.map((field) =>
        field.name === 'title' ? { ...field, length: 77, unique: true } : field,
      ),
    ),
  ],
};

const diff = (title: string, before: Blueprint, after: Blueprint): Changed[] => {
  const old = render(before);
  return [...render(after)].flatMap(([path, content]) => {
    const pristine = old.get(path);
    if (pristine === undefined || pristine === content) return [];
    return [{ title, path, pristine, render: content }];
  });
};

const blueprintFor = (stack: Answers): Blueprint => {
  const answers = complete(axes, { 'app-type': ['productivity'], ...stack });
  if (!answers) throw new Error('no such stack');
  return blueprintOf(axes, '0.1.0', 'my-app', answers);
};

const changedIn = (stack: Answers): Changed[] => {
  const blueprint = blueprintFor(stack);
  return Object.entries(changes).flatMap(([name, change]) =>
    diff(`${Object.values(stack).join(' ')}: ${name}`, ...change(blueprint)),
  );
};

/** No change of a blueprint changes the packages: here some come and go. */
const packages = (): Changed[] => {
  const path = 'pyproject.toml';
  const all = render(blueprintFor(python)).get(path) ?? '';
  const less = all.replaceAll(/^ {4}"(?:redis|httpx|ruff)==.*\n|^reset = .*\n/gm, '');
  return [
    { title: 'more packages', path, pristine: less, render: all },
    { title: 'fewer packages', path, pristine: all, render: less },
  ];
};

/** Every file of Python projects that a change of the blueprint changes. */
export const pythonFiles = (): Changed[] => [...changedIn(python), ...packages()];

/** The same of all stacks. */
export const changedFiles = (): Changed[] => [...typeScript.flatMap(changedIn), ...pythonFiles()];

const hosts: Answers[] = [
  { host: 'railway', orm: 'prisma' },
  { host: 'docker', orm: 'typeorm' },
  { host: 'vercel', orm: 'typeorm', 'package-manager': 'pnpm' },
];

/** Files that are merged by key, where other parts change them. */
export const structuredFiles = (): Changed[] => {
  const blueprints = hosts.map((host) => {
    const answers = complete(axes, { 'app-type': ['e-commerce'], framework: 'express', ...host });
    if (!answers) throw new Error('no such stack');
    return blueprintOf(axes, '0.1.0', 'my-app', answers);
  });
  const [first, second, third] = blueprints as [Blueprint, Blueprint, Blueprint];
  const pairs = [
    [first, second],
    [second, first],
    [second, third],
    [third, first],
  ] as const;
  // No part takes a variable away: here one does.
  const path = '.env.example';
  const all = render(first).get(path) ?? '';
  const less = all.split('\n\n').toSpliced(2, 2).join('\n\n');
  const variables: Changed[] = [
    { title: 'more variables', path, pristine: less, render: all },
    { title: 'fewer variables', path, pristine: all, render: less },
  ];
  const files = pairs
    .flatMap(([before, after], index) => diff(`parts ${index}`, before, after))
    .filter(({ path }) => /(^package\.json|ignore|\.md)$/.test(path));
  return [...files, ...variables];
};
