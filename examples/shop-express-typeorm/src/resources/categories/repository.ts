import { isDeepStrictEqual } from 'node:util';
import type { FindOptionsWhere } from 'typeorm';
import { repositoryOf } from '../../database/client.js';
import { CategoryEntity } from '../../database/entities/categories.js';
import { selectRows, sortRows } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { SharedRepository } from '../../database/repository.js';
import { preconditionFailed } from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type * as schema from './schema.js';

type Where = FindOptionsWhere<CategoryEntity>;
type Row = schema.Category;
type Input = schema.CategoryInput;
type Changes = Partial<Input>;
type Repository = SharedRepository<Row, Input>;

const repository = () => repositoryOf(CategoryEntity);

const findRow = async (where: Where) => (await repository()).findOneBy(where);

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
  const changes = rows.stored(input as Input);
  const update = (await repository()).createQueryBuilder().update(changes);
  const { raw } = await update.where(where).returning('*').execute();
  return (raw as CategoryEntity[])[0];
};

const change = async (where: Where, input: Changes, expected?: Row) => {
  const row = await write(await versionOf(where, expected), input);
  if (!row && expected) throw preconditionFailed();
  return row ? rows.present(row) : null;
};

export const categories: Repository = {
  async list(query) {
    const matching = selectRows(await repository(), query.filter);
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(id) {
    const row = await findRow({ id });
    return row && rows.present(row);
  },

  async create(input) {
    const row = rows.stored(input);
    const insert = (await repository()).createQueryBuilder().insert().values(row);
    const { raw } = await insert.returning('*').execute();
    return rows.present(raw[0]);
  },

  async replace(id, input, expected) {
    return change({ id }, input, expected);
  },

  async update(id, input, expected) {
    return change({ id }, input, expected);
  },

  async remove(id, expected) {
    const where = await versionOf({ id }, expected);
    const { affected } = await (await repository()).delete(where).catch(refuseReferenced);
    if (!affected && expected) throw preconditionFailed();
    return affected === 1;
  },
};
