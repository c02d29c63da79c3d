import { isDeepStrictEqual } from 'node:util';
import { prisma } from '../../database/client.js';
import { orderOf, whereOf } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { ActionRepository } from '../../database/repository.js';
import type { Prisma } from '../../generated/prisma/client.js';
import * as errors from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type * as schema from './schema.js';

type Where = Prisma.LikeWhereInput;
type Row = schema.Like;
type Input = schema.LikeInput;
type Repository = ActionRepository<Row, Input>;

const own = (userId: string) => ({
  user_id: userId,
});

const findRow = (where: Where) => prisma.like.findFirst({ where });

// That the row is there is no secret: everybody sees it.
const refuseOthers = async (userId: string, id: string) => {
  const owner = (await findRow({ id }))?.user_id;
  if (owner && owner !== userId) throw errors.forbidden('It belongs to somebody else');
};

// Narrows a write to the version that the client has seen, exact to the millisecond.
const versionOf = async (where: Where, expected?: Row) => {
  if (!expected) return where;
  const row = await findRow(where);
  if (!row || !isDeepStrictEqual(rows.present(row), expected)) throw errors.preconditionFailed();
  return { ...where, updated_at: row.updated_at };
};

export const likes: Repository = {
  async list(query) {
    const where = whereOf(query.filter);
    const [found, total] = await Promise.all([
      prisma.like.findMany({
        where,
        orderBy: orderOf(query.sort),
        skip: query.skip,
        take: query.take,
      }),
      query.mode === 'page' ? prisma.like.count({ where }) : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(id) {
    const row = await findRow({ id });
    return row && rows.present(row);
  },

  async create(userId, input) {
    const data = { ...rows.stored(input), ...own(userId) };
    return rows.present(await prisma.like.create({ data }));
  },

  async remove(userId, id, expected) {
    await refuseOthers(userId, id);
    const where = await versionOf({ id, ...own(userId) }, expected);
    const deleted = prisma.like.deleteMany({ where });
    const { count } = await deleted.catch(refuseReferenced);
    if (count === 0 && expected) throw errors.preconditionFailed();
    return count > 0;
  },
};
