import { isDeepStrictEqual } from 'node:util';
import { prisma } from '../../database/client.js';
import { orderOf, whereOf } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { PrivateRepository } from '../../database/repository.js';
import type { Prisma } from '../../generated/prisma/client.js';
import { preconditionFailed } from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type * as schema from './schema.js';

type Where = Prisma.StatWhereInput;
type Row = schema.Stat;
type Input = schema.StatInput;
type Changes = Partial<Input>;
type Repository = PrivateRepository<Row, Input>;

const own = (userId: string) => ({
  user_id: userId,
});

const findRow = (where: Where) => prisma.stat.findFirst({ where });

// Narrows a write to the version that the client has seen, exact to the millisecond.
const versionOf = async (where: Where, expected?: Row) => {
  if (!expected) return where;
  const row = await findRow(where);
  if (!row || !isDeepStrictEqual(rows.present(row), expected)) throw preconditionFailed();
  return { ...where, updated_at: row.updated_at };
};

const write = async (where: Where, input: Changes) => {
  if (Object.keys(input).length === 0) return findRow(where);
  // What a patch leaves out is undefined, and stays as it is.
  const data = rows.stored(input as Input);
  const [row] = await prisma.stat.updateManyAndReturn({
    where,
    data,
  });
  return row;
};

const change = async (where: Where, input: Changes, expected?: Row) => {
  const row = await write(await versionOf(where, expected), input);
  if (!row && expected) throw preconditionFailed();
  return row ? rows.present(row) : null;
};

export const stats: Repository = {
  async list(userId, query) {
    const where = { AND: [whereOf(query.filter)], ...own(userId) };
    const [found, total] = await Promise.all([
      prisma.stat.findMany({
        where,
        orderBy: orderOf(query.sort),
        skip: query.skip,
        take: query.take,
      }),
      query.mode === 'page' ? prisma.stat.count({ where }) : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(userId, id) {
    const row = await findRow({ id, ...own(userId) });
    return row && rows.present(row);
  },

  async create(userId, input) {
    const data = { ...rows.stored(input), user_id: userId };
    return rows.present(await prisma.stat.create({ data }));
  },

  async replace(userId, id, input, expected) {
    return change({ id, ...own(userId) }, input, expected);
  },

  async update(userId, id, input, expected) {
    return change({ id, ...own(userId) }, input, expected);
  },

  async remove(userId, id, expected) {
    const where = await versionOf({ id, ...own(userId) }, expected);
    const deleted = prisma.stat.deleteMany({ where });
    const { count } = await deleted.catch(refuseReferenced);
    if (count === 0 && expected) throw preconditionFailed();
    return count > 0;
  },
};
