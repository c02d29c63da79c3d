import { isDeepStrictEqual } from 'node:util';
import { prisma } from '../../database/client.js';
import { orderOf, whereOf } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { AuthoredRepository } from '../../database/repository.js';
import type { Prisma } from '../../generated/prisma/client.js';
import { forbidden, preconditionFailed } from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type * as schema from './schema.js';

type Where = Prisma.PostWhereInput;
type Row = schema.Post;
type Input = schema.PostInput;
type Changes = Partial<Input>;
type Repository = AuthoredRepository<Row, Input>;

const own = (userId: string) => ({
  user_id: userId,
});

const findRow = (where: Where) => prisma.post.findFirst({ where });

// That the row is there is no secret: everybody sees it.
const refuseOthers = async (userId: string, id: string) => {
  const owner = (await findRow({ id }))?.user_id;
  if (owner && owner !== userId) throw forbidden('It belongs to somebody else');
};

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
  const [row] = await prisma.post.updateManyAndReturn({
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

export const posts: Repository = {
  async list(query) {
    const where = whereOf(query.filter);
    const [found, total] = await Promise.all([
      prisma.post.findMany({
        where,
        orderBy: orderOf(query.sort),
        skip: query.skip,
        take: query.take,
      }),
      query.mode === 'page' ? prisma.post.count({ where }) : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(id) {
    const row = await findRow({ id });
    return row && rows.present(row);
  },

  async create(userId, input) {
    const data = { ...rows.stored(input), ...own(userId) };
    return rows.present(await prisma.post.create({ data }));
  },

  async replace(userId, id, input, expected) {
    await refuseOthers(userId, id);
    return change({ id, ...own(userId) }, input, expected);
  },

  async update(userId, id, input, expected) {
    await refuseOthers(userId, id);
    return change({ id, ...own(userId) }, input, expected);
  },

  async remove(userId, id, expected) {
    await refuseOthers(userId, id);
    const where = await versionOf({ id, ...own(userId) }, expected);
    const deleted = prisma.post.deleteMany({ where });
    const { count } = await deleted.catch(refuseReferenced);
    if (count === 0 && expected) throw preconditionFailed();
    return count > 0;
  },
};
