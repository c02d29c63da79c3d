import { relationSection } from '../../http/openapi-relation.js';
import { taskSection } from '../tasks/openapi.js';
import { taskSchemas } from '../tasks/schema.js';

const names = {
  parent: 'Project',
  humanParent: 'project',
  humanParents: 'projects',
  child: 'Task',
  children: 'Tasks',
  humanChild: 'task',
  humanChildren: 'tasks',
  path: '/projects',
  childPath: '/tasks',
  childKey: 'task_id',
};

const { example } = taskSection;
const { list } = taskSchemas;

export const taskProjectSection = relationSection(names, list, example);
