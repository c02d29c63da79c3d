import type { Checkout } from '../../blueprint/checkout.js';
import type { Context, Need } from '../check.js';
import type { Answer, Options } from '../client.js';
import { expectOne } from '../expect.js';
import type { Model, ModelResource } from '../model.js';
import type { Person } from '../people.js';
import type { Row } from './subject.js';

/** Orders, and what placing one touches. */
export interface Shop {
  orders: ModelResource;
  items: ModelResource;
  product: ModelResource;
  names: Checkout;
  needs: Need[];
}

export const shopsOf = (model: Model): Shop[] =>
  model.resources.flatMap((orders) => {
    const { checkout: names } = orders;
    const items = model.resources.find(({ name }) => name === names?.items.name);
    const product = model.resources.find(({ name }) => name === names?.product.name);
    return names && items && product ? [{ orders, items, product, names, needs: ['admin'] }] : [];
  });

/** What is ordered: a product and how many of it. */
export type Line = [product: Row, quantity: unknown];

/** Buys in a shop. */
export class Customer {
  constructor(
    private readonly context: Context,
    readonly shop: Shop,
    readonly person: Person,
  ) {}

  get api() {
    return this.person.api;
  }

  /** Something to buy. */
  product(price: number, stock: number): Promise<Row> {
    const { product, names } = this.shop;
    const values = { [names.productPrice]: price, [names.stock]: stock };
    return this.context.rows.create(product, this.person, values);
  }

  bodyOf(...lines: Line[]): { items: Row[] } {
    const { productKey, quantity } = this.shop.names;
    return {
      items: lines.map(([product, count]) => ({ [productKey]: product.id, [quantity]: count })),
    };
  }

  order(lines: Line[], options?: Options): Promise<Answer> {
    return this.api.post(this.shop.orders.path, this.bodyOf(...lines), options);
  }

  async ordered(...lines: Line[]): Promise<Row> {
    return expectOne(await this.order(lines), 201);
  }

  cancel(order: Row, body?: unknown): Promise<Answer> {
    return this.api.post(`${this.shop.orders.path}/${order.id}/cancel`, body);
  }

  async orders(): Promise<Row[]> {
    const answer = await this.api.get(`${this.shop.orders.path}?limit=100`);
    return answer.json.data;
  }

  /** How many are left. */
  async stock({ id }: Row): Promise<number> {
    const { product, names } = this.shop;
    return expectOne(await this.context.api.get(`${product.path}/${id}`))[names.stock];
  }
}

/** Somebody who has ordered nothing yet. */
export const newCustomer = async (context: Context, shop: Shop): Promise<Customer> =>
  new Customer(context, shop, await context.newPerson());
