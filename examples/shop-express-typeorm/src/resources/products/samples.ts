import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { products } from './repository.js';
import { productSchemas } from './schema.js';

/** Products to try things out with: seeds store them, tests send the first. */
export const productSamples: Samples = {
  rows: [
    {
      name: 'Cast iron pan',
      description: '28 cm, seasoned, for every stove.',
      price: 39.9,
      stock: 25,
      image_url: 'https://images.example.com/pan.jpg',
      category_id: 0,
    },
    {
      name: 'Bread knife',
      description: 'Serrated, with a handle of walnut.',
      price: 24.5,
      stock: 40,
      image_url: 'https://images.example.com/knife.jpg',
      category_id: 0,
    },
    {
      name: 'Tea towels',
      description: 'Set of three, linen.',
      price: 18,
      stock: 60,
      category_id: 0,
    },
    {
      name: 'Watering can',
      description: 'Holds nine litres, galvanised.',
      price: 32.95,
      stock: 12,
      image_url: 'https://images.example.com/can.jpg',
      category_id: 1,
    },
    {
      name: 'Tomato seeds',
      description: 'Old varieties, thirty seeds.',
      price: 3.49,
      stock: 200,
      category_id: 1,
    },
    {
      name: 'Secateurs',
      price: 27.8,
      stock: 0,
      category_id: 1,
    },
    {
      name: 'A year of soups',
      description: 'Fifty-two recipes by season.',
      price: 22,
      stock: 15,
      category_id: 2,
    },
    {
      name: 'Gift card',
      description: 'For somebody who has everything.',
      price: 50,
      stock: 1000,
    },
  ],
  owner: null,
  references: {
    category_id: 'categories',
  },
  create(_userId, row) {
    const input = validate(productSchemas.input, row);
    return products.create(input);
  },
};
