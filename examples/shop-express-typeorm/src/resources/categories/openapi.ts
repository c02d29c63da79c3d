import { resourceSection } from '../../http/openapi-resource.js';
import { categorySchemas } from './schema.js';

const names = {
  singular: 'Category',
  plural: 'Categories',
  human: 'category',
  humanPlural: 'categories',
  path: '/categories',
};

const example = {
  name: 'Kitchen',
  description: 'For cooking, baking and the table.',
};

export const categorySection = resourceSection(names, {
  schemas: categorySchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'admin',
});
