import { resourceSection } from '../../http/openapi-resource.js';
import { projectSchemas } from './schema.js';

const names = {
  singular: 'Project',
  plural: 'Projects',
  human: 'project',
  humanPlural: 'projects',
  path: '/projects',
};

const example = {
  name: 'Launch the website',
  description: 'Everything until the first visitor.',
  color: 'teal',
};

export const projectSection = resourceSection(names, {
  schemas: projectSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'user',
});
