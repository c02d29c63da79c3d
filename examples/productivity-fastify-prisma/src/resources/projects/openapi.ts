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
  name: 'Example name',
  description: 'A longer text that says more.',
  color: 'Example color',
  archived: true,
};

export const projectSection = resourceSection(names, projectSchemas, example, {
  ownedByUser: true,
});
