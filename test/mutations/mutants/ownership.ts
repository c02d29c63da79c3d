import { edit, type Mutant } from '../mutant.js';

const tasks = 'src/resources/tasks/repository.ts';
const relation = 'src/resources/task_project/repository.ts';

const verbWithoutScope = (verb: string): string =>
  `async ${verb}(userId, id, input, expected) {\n    return change({ id, ...own(userId) }`;

const withoutScope = (text: string): string => text.replace(', ...own(userId)', '');

/** Whose rows a caller meets. */
export const ownership: Mutant[] = [
  {
    without: 'the scope of lists',
    edits: [
      edit(tasks, '{ AND: [whereOf(query.filter)], ...own(userId) }', 'whereOf(query.filter)'),
    ],
    caughtBy: ['ownership.list'],
    alsoTouches: [
      'ownership.*',
      'filters.*',
      'pagination.*',
      'sorting.*',
      'endpoints.list',
      'responses.list',
      'validation.writes-nothing',
      'validation.nothing-of-it',
    ],
    full: true,
  },
  {
    without: 'the scope of GET',
    edits: [edit(tasks, 'findRow({ id, ...own(userId) })', 'findRow({ id })')],
    caughtBy: ['ownership.read'],
    alsoTouches: [
      'responses.not-found',
      'ownership.put',
      'ownership.patch',
      'ownership.delete',
      'ownership.alike',
      'ownership.admin',
    ],
    full: true,
  },
  {
    without: 'the scope of PUT',
    edits: [edit(tasks, verbWithoutScope('replace'), withoutScope(verbWithoutScope('replace')))],
    caughtBy: ['ownership.put'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of PATCH',
    edits: [edit(tasks, verbWithoutScope('update'), withoutScope(verbWithoutScope('update')))],
    caughtBy: ['ownership.patch'],
    alsoTouches: ['responses.not-found', 'ownership.admin'],
    full: true,
  },
  {
    without: 'the scope of DELETE',
    edits: [
      edit(tasks, 'versionOf({ id, ...own(userId) }, expected)', 'versionOf({ id }, expected)'),
    ],
    caughtBy: ['ownership.delete'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of the parents of a relation',
    edits: [
      edit(
        relation,
        'prisma.project.count({\n    where: { id, user_id: userId },',
        'prisma.project.count({\n    where: { id },',
      ),
    ],
    caughtBy: ['ownership.link-parent'],
  },
  {
    without: 'the scope of the children of a relation',
    edits: [
      edit(
        relation,
        'prisma.task.count({\n    where: { id, user_id: userId },',
        'prisma.task.count({\n    where: { id },',
      ),
    ],
    caughtBy: ['ownership.link-child'],
    full: true,
  },
];
