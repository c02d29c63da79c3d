import { prisma } from './client.js';
import type { Table, Where } from './table.js';
import type * as rows from '../generated/prisma/client.js';

/** What a table needs of a Prisma model. */
interface Model<Row> {
  findFirst(args: { where: Where<Row> }): Promise<Row | null>;
  findMany(args: {
    where: Where<Row>;
    orderBy: { created_at: 'desc' };
    take: number;
  }): Promise<Row[]>;
  create(args: { data: Partial<Row> }): Promise<Row>;
  updateMany(args: { where: Where<Row>; data: Partial<Row> }): Promise<{ count: number }>;
  deleteMany(args: { where: Where<Row> }): Promise<{ count: number }>;
}

const tableOf = <Row>(model: unknown): Table<Row> => {
  const rows = model as Model<Row>;
  return {
    find: (where) => rows.findFirst({ where }),
    newest: (where) => rows.findMany({ where, orderBy: { created_at: 'desc' }, take: 100 }),
    insert: (data) => rows.create({ data }),
    update: async (where, data) => (await rows.updateMany({ where, data })).count,
    delete: async (where) => (await rows.deleteMany({ where })).count,
  };
};

/** The client of a transaction. */
export type Client = Parameters<Parameters<typeof prisma.$transaction>[0]>[0];

const tablesOf = (client: Client) => ({
  users: tableOf<rows.User>(client.user),
  sessions: tableOf<rows.Session>(client.session),
  refreshTokens: tableOf<rows.RefreshToken>(client.refreshToken),
});

/** The tables that belong to no resource. */
export const tables = tablesOf(prisma);

export type Tables = typeof tables;
export type Row<Name extends keyof Tables> = Tables[Name] extends Table<infer Row> ? Row : never;

/** Runs all or nothing. */
export const inTransaction = <T>(
  work: (tables: Tables, client: Client) => Promise<T>,
): Promise<T> => prisma.$transaction((client) => work(tablesOf(client), client));
