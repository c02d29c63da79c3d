import type { Client } from 'pg';
import { initialMigration } from '../../src/migrations/initial.js';
import type { Table } from '../../src/plan/tables.js';

// One line for everything that a schema holds. The order of columns is not compared: new ones come last.
const everything = `
  SELECT format('column %s.%s %s%s default %s', c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' END,
      pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT format('constraint %s %s %s %s', conrelid::regclass, conname,
      pg_get_constraintdef(oid), convalidated)
    FROM pg_constraint WHERE connamespace = $1::regnamespace
  UNION ALL SELECT format('index %s %s', replace(pg_get_indexdef(i.indexrelid), $1 || '.', ''), i.indisvalid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = $1::regnamespace
  UNION ALL SELECT format('trigger %s %s', replace(pg_get_triggerdef(t.oid), $1 || '.', ''), t.tgenabled)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal
  UNION ALL SELECT format('function %s %s', proname, prosrc)
    FROM pg_proc WHERE pronamespace = $1::regnamespace
  ORDER BY line`;

/** What a schema of the database holds, one line a thing. */
export const catalogueOf = async (client: Client, schema = 'public'): Promise<string[]> => {
  const { rows } = await client.query<{ line: string }>(everything, [schema]);
  return rows
    .map(({ line }) => line)
    .filter((line) => !/\b((_prisma_)?migrations|alembic_version)\b/.test(line));
};

const fresh = 'made_afresh';

/** What a new database of these tables holds. */
export const freshCatalogue = async (client: Client, tables: Table[]): Promise<string[]> => {
  await client.query(`BEGIN; CREATE SCHEMA ${fresh}; SET LOCAL search_path = ${fresh}`);
  try {
    await client.query(initialMigration(tables).sql);
    return await catalogueOf(client, fresh);
  } finally {
    await client.query('ROLLBACK');
  }
};
