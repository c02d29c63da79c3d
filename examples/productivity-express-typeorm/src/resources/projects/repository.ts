import { isDeepStrictEqual } from 'node:util';
import type { FindOptionsWhere } from 'typeorm';
import { repositoryOf } from '../../database/client.js';
import { ProjectEntity } from '../../database/entities/projects.js';
import { selectRows, sortRows } from '../../database/query.js';
import { refuseReferenced } from '../../database/references.js';
import type { Input, Patch, RepositoryOf } from '../../database/repository.js';
import { preconditionFailed } from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import * as rows from './rows.js';
import type { Project } from './schema.js';

type Where = FindOptionsWhere<ProjectEntity>;
type Changes = Patch<Project>;
type Expected = Project | undefined;
type Repository = RepositoryOf<'user', Project>;

const repository = () => repositoryOf(ProjectEntity);

const findRow = async (where: Where) => (await repository()).findOneBy(where);

// Narrows a write to the version that the client has seen, exact to the millisecond.
const versionOf = async (where: Where, expected: Expected) => {
  if (!expected) return where;
  const row = await findRow(where);
  if (!row || !isDeepStrictEqual(rows.present(row), expected)) throw preconditionFailed();
  return { ...where, updated_at: row.updated_at };
};

const write = async (where: Where, input: Changes) => {
  if (Object.keys(input).length === 0) return findRow(where);
  // What a patch leaves out is undefined, and stays as it is.
  const changes = rows.stored(input as Input<Project>);
  const update = (await repository()).createQueryBuilder().update(changes);
  const { raw } = await update.where(where).returning('*').execute();
  return (raw as ProjectEntity[])[0];
};

const change = async (where: Where, input: Changes, expected: Expected) => {
  const row = await write(await versionOf(where, expected), input);
  if (!row && expected) throw preconditionFailed();
  return row ? rows.present(row) : null;
};

export const projects: Repository = {
  async list(userId, query) {
    const matching = selectRows(await repository(), { filter: query.filter, user_id: userId });
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    return toPage(found, total, query, rows.present);
  },

  async find(userId, id) {
    const row = await findRow({ id, user_id: userId });
    return row && rows.present(row);
  },

  async create(userId, input) {
    const row = { ...rows.stored(input), user_id: userId };
    const insert = (await repository()).createQueryBuilder().insert().values(row);
    const { raw } = await insert.returning('*').execute();
    return rows.present(raw[0]);
  },

  async replace(userId, id, input, expected) {
    return change({ id, user_id: userId }, input, expected);
  },

  async update(userId, id, input, expected) {
    return change({ id, user_id: userId }, input, expected);
  },

  async remove(userId, id, expected) {
    const where = await versionOf({ id, user_id: userId }, expected);
    const { affected } = await (await repository()).delete(where).catch(refuseReferenced);
    if (!affected && expected) throw preconditionFailed();
    return affected === 1;
  },
};
