import { resourceSection } from '../../http/openapi-resource.js';
import { postSchemas } from './schema.js';

const names = {
  singular: 'Post',
  plural: 'Posts',
  human: 'post',
  humanPlural: 'posts',
  path: '/posts',
};

const example = {
  content:
    'Finally finished the bookshelf. Three weekends, two trips to the hardware store, no spare screws.',
  image_url: 'https://images.example.com/bookshelf.jpg',
};

export const postSection = resourceSection(names, {
  schemas: postSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'author',
});
