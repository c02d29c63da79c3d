import { edit, type Mutant } from '../mutant.js';

const tasks = 'src/resources/tasks/repository.ts';
const relation = 'src/resources/task_project/repository.ts';

/** Whose rows a caller meets. */
export const ownership: Mutant[] = [
  {
    without: 'the scope of lists',
    edits: [
      edit(
        tasks,
        '{ AND: [whereOf(query.filter)], user_id: userId }',
        '{ AND: [whereOf(query.filter)] }',
      ),
    ],
    caughtBy: ['ownership.list'],
  },
  {
    without: 'the scope of GET',
    edits: [edit(tasks, 'findRow({ id, user_id: userId })', 'findRow({ id })')],
    caughtBy: ['ownership.get'],
  },
  {
    without: 'the scope of PUT',
    edits: [
      edit(
        tasks,
        'async replace(userId, id, input, expected) {\n    return change({ id, user_id: userId }',
        'async replace(userId, id, input, expected) {\n    return change({ id }',
      ),
    ],
    caughtBy: ['ownership.put'],
  },
  {
    without: 'the scope of PATCH',
    edits: [
      edit(
        tasks,
        'async update(userId, id, input, expected) {\n    return change({ id, user_id: userId }',
        'async update(userId, id, input, expected) {\n    return change({ id }',
      ),
    ],
    caughtBy: ['ownership.patch'],
  },
  {
    without: 'the scope of DELETE',
    edits: [
      edit(tasks, 'versionOf({ id, user_id: userId }, expected)', 'versionOf({ id }, expected)'),
    ],
    caughtBy: ['ownership.delete'],
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
    caughtBy: ['ownership.relation'],
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
    caughtBy: ['ownership.relation'],
  },
  {
    without: 'the admin guard',
    edits: [edit('src/http/hooks.ts', '  await requireAdmin(request.caller);\n', '')],
    caughtBy: ['ownership.admin'],
  },
];
