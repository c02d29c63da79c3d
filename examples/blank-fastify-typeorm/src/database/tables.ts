import type { ClientBase } from 'pg';
import {
  type EntityManager,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
  IsNull,
  LessThan,
  MoreThan,
  Not,
  type ObjectLiteral,
} from 'typeorm';
import { connection } from './client.js';
import { RefreshTokenEntity } from './entities/refresh_tokens.js';
import { SessionEntity } from './entities/sessions.js';
import { UserEntity } from './entities/users.js';
import { databaseFault } from './fault.js';
import type { Table, Where } from './table.js';

type Manager = () => Promise<EntityManager>;

const operator = (value: unknown): unknown => {
  if (value === null) return IsNull();
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('gt' in value) return MoreThan(value.gt);
  if ('lt' in value) return LessThan(value.lt);
  return Not((value as { not: unknown }).not ?? IsNull());
};

const conditions = <Row>(where: Where<Row>) =>
  Object.fromEntries(
    Object.entries(where)
      .filter(([, value]) => value !== undefined)
      .map(([column, value]) => [column, operator(value)]),
  ) as FindOptionsWhere<Row>;

const tableOf = <Row extends ObjectLiteral>(
  manager: Manager,
  entity: EntityTarget<Row>,
): Table<Row> => {
  const repository = async () => (await manager()).getRepository(entity);
  return {
    find: async (where) => (await repository()).findOneBy(conditions(where)),
    newest: async (where) => {
      const order = { created_at: 'DESC' } as unknown as FindOptionsOrder<Row>;
      return (await repository()).find({ where: conditions(where), order, take: 100 });
    },
    insert: async (row) => {
      const insert = (await repository()).createQueryBuilder().insert();
      const { raw } = await insert.values(row).returning('*').execute();
      return raw[0];
    },
    update: async (where, changes) => {
      const { affected } = await (await repository()).update(conditions(where), changes);
      return affected ?? 0;
    },
    delete: async (where) => {
      const { affected } = await (await repository()).delete(conditions(where));
      return affected ?? 0;
    },
  };
};

const tablesOf = (manager: Manager) => ({
  users: tableOf(manager, UserEntity),
  sessions: tableOf(manager, SessionEntity),
  refreshTokens: tableOf(manager, RefreshTokenEntity),
});

/** The tables that belong to no resource. */
export const tables = tablesOf(async () => (await connection()).manager);

export type Tables = typeof tables;
export type Row<Name extends keyof Tables> = Tables[Name] extends Table<infer Row> ? Row : never;

/** Runs all or nothing. */
export const inTransaction = async <T>(
  work: (tables: Tables, manager: EntityManager) => Promise<T>,
): Promise<T> => {
  const runner = (await connection()).createQueryRunner();
  const { manager } = runner;
  const client: ClientBase & { end(): Promise<void> } = await runner.connect();
  try {
    await runner.startTransaction();
    const inside = tablesOf(async () => manager);
    const result = await work(inside, manager);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // A lost connection would answer a rollback no sooner: closing it rolls back too.
    if (databaseFault(error)?.kind === 'unavailable') client.end().catch(() => {});
    else await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
};
