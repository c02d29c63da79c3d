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
  title: 'Example title',
  description: 'A longer text that says more.',
  status: 'todo',
  priority: 'low',
  due_date: '2030-01-15',
  position: 3,
  tags: ['one', 'two'],
};

export const taskSection = resourceSection(names, taskSchemas, example, {
  ownedByUser: true,
});
