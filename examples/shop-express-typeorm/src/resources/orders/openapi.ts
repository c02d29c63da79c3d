import { resourceSection } from '../../http/openapi-resource.js';
import { orderSchemas } from './schema.js';

const names = {
  singular: 'Order',
  plural: 'Orders',
  human: 'order',
  humanPlural: 'orders',
  path: '/orders',
};

const example = {
  total: 59.97,
  items: [
    {
      quantity: 3,
      price: 19.99,
    },
  ],
};

export const orderSection = resourceSection(names, {
  schemas: orderSchemas,
  example,
  operations: ['list', 'place', 'get', 'cancel'],
  owner: 'user',
});
