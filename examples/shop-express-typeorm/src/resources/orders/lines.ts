import { conflict, invalid, validationError } from '../../http/errors.js';
import { moneyLimit } from '../../http/values.js';
import type * as schema from './schema.js';

type Item = schema.OrderInput['items'][number];

/** A line of the request, in words that do not depend on the names of columns. */
interface Line {
  index: number;
  product: string;
  quantity: number;
}

interface PricedLine extends Line {
  price: string;
}

interface Product {
  id: string;
  price: string;
  left: number;
}

/** What is for sale, inside the transaction of the order. */
export interface Stock {
  read(ids: string[]): Promise<Product[]>;
  /** Reads and locks in the order of the ids, so that no two transactions wait for each other. */
  lock(ids: string[]): Promise<Product[]>;
  /** Adds to each product what stands at its place. */
  add(ids: string[], quantities: number[]): Promise<void>;
}

const linesOf = (items: Item[]): Line[] =>
  items.map((item, index) => ({
    index,
    product: item.product_id,
    quantity: item.quantity,
  }));

/** How many of each product, in however many lines. */
const quantitiesOf = (lines: Line[]): Map<string, number> => {
  const quantities = new Map<string, number>();
  for (const { product, quantity } of lines)
    quantities.set(product, (quantities.get(product) ?? 0) + quantity);
  return quantities;
};

/** What each line costs; throws where a product is unknown or there are too few. */
const priceLines = (lines: Line[], products: Product[]): PricedLine[] => {
  const offers = new Map(products.map((product) => [product.id, { ...product }]));
  const unknown = lines.filter(({ product }) => !offers.has(product));
  if (unknown.length > 0)
    throw validationError(
      unknown.map(({ index }) => ({
        field: `items.${index}.product_id`,
        message: 'Refers to a row that is not there',
      })),
    );
  return lines.map((line) => {
    const offer = offers.get(line.product);
    const short = `items.${line.index}.quantity`;
    if (!offer || offer.left < line.quantity) throw conflict('There are too few left', short);
    offer.left -= line.quantity;
    return { ...line, price: offer.price };
  });
};

// Amounts have two decimals.
const inCents = (amount: string): bigint => BigInt(amount.replace('.', ''));
const most = inCents(moneyLimit.toFixed(2));

const sumOf = (lines: PricedLine[]): string => {
  const costs = lines.map(({ quantity, price }) => BigInt(quantity) * inCents(price));
  const cents = costs.reduce((sum, cost) => sum + cost, 0n);
  if (cents > most) throw invalid('items', 'Costs more than can be paid at once');
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
};

/** Takes the items out of stock and sums them up. */
export const takeItems = async (stock: Stock, items: Item[]) => {
  const lines = linesOf(items);
  const quantities = quantitiesOf(lines);
  const ids = [...quantities.keys()];
  // What is sold out is refused before anybody waits for it.
  priceLines(lines, await stock.read(ids));
  const priced = priceLines(lines, await stock.lock(ids));
  const sum = sumOf(priced);
  await stock.add(
    ids,
    [...quantities.values()].map((quantity) => -quantity),
  );
  return { lines: priced, sum };
};

/** Puts the items back. */
export const returnItems = async (stock: Stock, items: Item[]): Promise<void> => {
  const quantities = quantitiesOf(linesOf(items));
  const ids = [...quantities.keys()];
  await stock.lock(ids);
  await stock.add(ids, [...quantities.values()]);
};

/** A millisecond apart, so that the items keep the order of the lines. */
export const placedAt = (placed: Date, { index }: Line): Date => new Date(placed.getTime() + index);
