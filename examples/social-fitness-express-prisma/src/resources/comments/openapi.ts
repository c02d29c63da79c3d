import { resourceSection } from '../../http/openapi-resource.js';
import { commentSchemas } from './schema.js';

const names = {
  singular: 'Comment',
  plural: 'Comments',
  human: 'comment',
  humanPlural: 'comments',
  path: '/comments',
};

const example = {
  content: 'That looks great! Which wood is it?',
};

export const commentSection = resourceSection(names, {
  schemas: commentSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'author',
});
