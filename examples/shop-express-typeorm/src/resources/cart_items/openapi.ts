import { resourceSection } from '../../http/openapi-resource.js';
import { cartItemSchemas } from './schema.js';

const names = {
  singular: 'CartItem',
  plural: 'CartItems',
  human: 'cart item',
  humanPlural: 'cart items',
  path: '/cart_items',
};

const example = {
  quantity: 1,
};

export const cartItemSection = resourceSection(names, {
  schemas: cartItemSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'user',
});
