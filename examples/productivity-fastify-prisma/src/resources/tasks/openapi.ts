import { resourceSection } from '../../http/openapi-resource.js';
import { taskSchemas } from './schema.js';

const names = {
  singular: 'Task',
  plural: 'Tasks',
  human: 'task',
  humanPlural: 'tasks',
  path: '/tasks',
};

const example = {
  title: 'Write the landing page',
  status: 'in_progress',
  priority: 'high',
  due_date: '2030-03-01',
  tags: ['copy', 'web'],
};

export const taskSection = resourceSection(names, {
  schemas: taskSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'user',
});
