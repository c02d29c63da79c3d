import { resourceSection } from '../../http/openapi-resource.js';
import { followSchemas } from './schema.js';

const names = {
  singular: 'Follow',
  plural: 'Follows',
  human: 'follow',
  humanPlural: 'follows',
  path: '/follows',
};

const example = {};

export const followSection = resourceSection(names, {
  schemas: followSchemas,
  example,
  operations: ['list', 'create', 'get', 'delete'],
  owner: 'actor',
});
