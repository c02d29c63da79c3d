import { resourceSection } from '../../http/openapi-resource.js';
import { productSchemas } from './schema.js';

const names = {
  singular: 'Product',
  plural: 'Products',
  human: 'product',
  humanPlural: 'products',
  path: '/products',
};

const example = {
  name: 'Cast iron pan',
  description: '28 cm, seasoned, for every stove.',
  price: 39.9,
  stock: 25,
  image_url: 'https://images.example.com/pan.jpg',
};

export const productSection = resourceSection(names, {
  schemas: productSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'admin',
});
