import { resourceSection } from '../../http/openapi-resource.js';
import { orderItemSchemas } from './schema.js';

const names = {
  singular: 'OrderItem',
  plural: 'OrderItems',
  human: 'order item',
  humanPlural: 'order items',
  path: '/order_items',
};

const example = {
  quantity: 3,
  price: 19.99,
};

export const orderItemSection = resourceSection(names, {
  schemas: orderItemSchemas,
  example,
  operations: ['list', 'get'],
  owner: 'parent',
});
