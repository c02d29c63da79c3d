import { cartItemSamples } from '../resources/cart_items/samples.js';
import { categorySamples } from '../resources/categories/samples.js';
import { orderSamples } from '../resources/orders/samples.js';
import { productSamples } from '../resources/products/samples.js';
import type { Samples } from './sample-rows.js';

/** The samples of every resource: first what others refer to. */
export const samples: Record<string, Samples> = {
  categories: categorySamples,
  products: productSamples,
  orders: orderSamples,
  cart_items: cartItemSamples,
};
