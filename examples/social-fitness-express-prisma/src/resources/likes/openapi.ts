import { resourceSection } from '../../http/openapi-resource.js';
import { likeSchemas } from './schema.js';

const names = {
  singular: 'Like',
  plural: 'Likes',
  human: 'like',
  humanPlural: 'likes',
  path: '/likes',
};

const example = {};

export const likeSection = resourceSection(names, {
  schemas: likeSchemas,
  example,
  operations: ['list', 'create', 'get', 'delete'],
  owner: 'actor',
});
