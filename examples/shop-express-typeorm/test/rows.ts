import { ownedRow, withIds } from '../src/database/sample-rows.js';
import { samples } from '../src/database/samples.js';
import type { Row } from './api.js';
import { signUp, signUpAdmin, type User } from './people.js';

interface Recipe {
  /** Whether only admins write it. */
  isPublic: boolean;
  /** Fields whose values must differ from row to row, with their types. */
  unique: Record<string, string>;
  /** What its rows are made with, where clients cannot make them alone. */
  madeWith: string | null;
}

const recipes: Record<string, Recipe> = {
  categories: {
    isPublic: true,
    unique: {
      name: 'string',
    },
    madeWith: null,
  },
  products: {
    isPublic: true,
    unique: {},
    madeWith: null,
  },
  orders: {
    isPublic: false,
    unique: {},
    madeWith: null,
  },
  order_items: {
    isPublic: false,
    unique: {},
    madeWith: 'orders',
  },
  cart_items: {
    isPublic: false,
    unique: {},
    madeWith: null,
  },
};

let count = 0;

const day = 86_400_000;

/** A value that no row has yet. */
const newValue = (type: string): unknown => {
  count += 1;
  const moment = new Date(count * day + count * 1000).toISOString();
  const values: Record<string, unknown> = {
    string: String(count),
    date: moment.slice(0, 10),
    time: moment.slice(11, 19),
    timestamp: `${moment.slice(0, 19)}Z`,
    uuid: crypto.randomUUID(),
  };
  return values[type] ?? count;
};

/** Somebody who may write the resource. */
export const signUpFor = (resource: string): Promise<User> =>
  recipes[resource]?.isPublic ? signUpAdmin() : signUp();

/** A body that creates a row; the rows that it refers to are created first. */
export const bodyFor = async (resource: string, user: User): Promise<Row> => {
  const source = samples[resource];
  if (!source) return {};
  const { row } = ownedRow(source, source.rows[0] ?? {});
  for (const [field, type] of Object.entries(recipes[resource]?.unique ?? {}))
    row[field] = newValue(type);
  return withIds(row, source.references, async (target) =>
    target === 'users' ? (await signUp()).id : String((await create(target, user)).id),
  );
};

let admin: Promise<User> | undefined;

const oneAdmin = (): Promise<User> => {
  admin ??= signUpAdmin();
  return admin;
};

/** Creates a row of the user, or of an admin where only they may. */
export const create = async (resource: string, user: User): Promise<Row> => {
  const { isPublic, madeWith } = recipes[resource] ?? {};
  if (madeWith) {
    const { items } = await create(madeWith, user);
    return (items as Row[])[0] ?? {};
  }
  const writer = isPublic ? await oneAdmin() : user;
  const { data } = await writer.post(`/${resource}`, await bodyFor(resource, writer));
  return data;
};
