import { isDeepStrictEqual } from 'node:util';
import type { FindOptionsWhere } from 'typeorm';
import { repositoryOf } from '../../database/client.js';
import { CartItemEntity } from '../../database/entities/cart_items.js';
import { selectRows, sortRows } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { PrivateRepository } from '../../database/repository.js';
import * as errors from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type * as schema from './schema.js';

type Where = FindOptionsWhere<CartItemEntity>;
type Row = schema.CartItem;
type Input = schema.CartItemInput;
type Changes = Partial<Input>;
type Repository = PrivateRepository<Row, Input>;

const repository = () => repositoryOf(CartItemEntity);

const own = (userId: string) => ({
  user_id: userId,
});

const findRow = async (where: Where) => (await repository()).findOneBy(where);

const target = async (userId: string, id: string): Promise<Where> => ({ id, ...own(userId) });

// Narrows a write to the version that the client has seen, exact to the millisecond.
const versionOf = async (where: Where, expected?: Row) => {
  if (!expected) return where;
  const row = await findRow(where);
  if (!row || !isDeepStrictEqual(rows.present(row), expected)) throw errors.preconditionFailed();
  return { ...where, updated_at: row.updated_at };
};

const write = async (where: Where, input: Changes) => {
  if (Object.keys(input).length === 0) return findRow(where);
  // What a patch leaves out is undefined, and stays as it is.
  const changes = rows.stored(input as Input);
  const update = (await repository()).createQueryBuilder().update(changes);
  const { raw } = await update.where(where).returning('*').execute();
  return (raw as CartItemEntity[])[0];
};

const change = async (where: Where, input: Changes, expected?: Row) => {
  const row = await write(await versionOf(where, expected), input);
  if (!row && expected) throw errors.preconditionFailed();
  return row ? rows.present(row) : null;
};

export const cartItems: Repository = {
  async list(userId, query) {
    const matching = selectRows(await repository(), query.filter, own(userId));
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(userId, id) {
    const row = await findRow({ id, ...own(userId) });
    return row && rows.present(row);
  },

  async create(userId, input) {
    const row = { ...rows.stored(input), user_id: userId };
    const insert = (await repository()).createQueryBuilder().insert().values(row);
    const { raw } = await insert.returning('*').execute();
    return rows.present(raw[0]);
  },

  async replace(userId, id, input, expected) {
    return change(await target(userId, id), input, expected);
  },

  async update(userId, id, input, expected) {
    return change(await target(userId, id), input, expected);
  },

  async remove(userId, id, expected) {
    const where = await versionOf(await target(userId, id), expected);
    const { affected } = await (await repository()).delete(where).catch(refuseReferenced);
    if (!affected && expected) throw errors.preconditionFailed();
    return affected === 1;
  },
};
