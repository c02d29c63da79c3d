import { type EntityManager, In } from 'typeorm';
import { repositoryOf } from '../../database/client.js';
import { OrderItemEntity } from '../../database/entities/order_items.js';
import { OrderEntity } from '../../database/entities/orders.js';
import { ProductEntity } from '../../database/entities/products.js';
import { inTransaction } from '../../database/index.js';
import { selectRows, sortRows } from '../../database/query.js';
import type { CheckoutRepository } from '../../database/repository.js';
import { conflict } from '../../http/errors.js';
import { toPage } from '../../http/page.js';
import { placedAt, returnItems, type Stock, takeItems } from './lines.js';
import { once } from './once.js';
import { present, type WithItems } from './rows.js';
import type * as schema from './schema.js';

type Row = schema.Order;
type Input = schema.OrderInput;
type Entity = OrderEntity;
type Repository = CheckoutRepository<Row, Input>;

const repository = () => repositoryOf(OrderEntity);

const own = (userId: string) => ({
  user_id: userId,
});

const withItems = async (manager: EntityManager, rows: Entity[]): Promise<WithItems[]> => {
  const items = await manager.find(OrderItemEntity, {
    where: { order_id: In(rows.map(({ id }) => id)) },
    order: { created_at: 'ASC', id: 'ASC' },
  });
  return rows.map((row) => ({
    ...row,
    items: items.filter((item) => item.order_id === row.id),
  }));
};

const findRow = async (manager: EntityManager, userId: string, id: string) => {
  const rows = await manager.findBy(OrderEntity, { id, ...own(userId) });
  return (await withItems(manager, rows))[0] ?? null;
};

const offerOf = (row: ProductEntity) => ({
  id: row.id,
  price: row.price,
  left: row.stock,
});

const addToStock = `
  UPDATE "products" AS "product"
  SET "stock" = "product"."stock" + "change"."quantity"
  FROM unnest($1::uuid[], $2::integer[]) AS "change" ("id", "quantity")
  WHERE "product"."id" = "change"."id"`;

const stockOf = (manager: EntityManager): Stock => ({
  async read(ids) {
    const found = await manager.findBy(ProductEntity, { id: In(ids) });
    return found.map(offerOf);
  },

  async lock(ids) {
    const found = await manager.find(ProductEntity, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    return found.map(offerOf);
  },

  async add(ids, quantities) {
    await manager.query(addToStock, [ids, quantities]);
  },
});

export const orders: Repository = {
  async list(userId, query) {
    const matching = selectRows(await repository(), query.filter, own(userId));
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    const { manager } = await repository();
    return toPage(await withItems(manager, found), total, query, present);
  },

  async find(userId, id) {
    const { manager } = await repository();
    const row = await findRow(manager, userId, id);
    return row && present(row);
  },

  place: (userId, input, idempotency) =>
    once(userId, idempotency, async (_tables, manager) => {
      const { lines, sum } = await takeItems(stockOf(manager), input.items);
      const placed = await manager
        .createQueryBuilder()
        .insert()
        .into(OrderEntity)
        .values({ ...own(userId), total: sum })
        .returning('*')
        .execute();
      const row: Entity = placed.raw[0];
      const items = lines.map((line) => ({
        order_id: row.id,
        product_id: line.product,
        quantity: line.quantity,
        price: line.price,
        created_at: placedAt(row.created_at, line),
      }));
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(OrderItemEntity)
        .values(items)
        .returning('*')
        .execute();
      return present({ ...row, items: added.raw });
    }),

  cancel: (userId, id) =>
    inTransaction(async (_tables, manager) => {
      const cancelled = await manager.update(
        OrderEntity,
        { id, ...own(userId), status: 'pending' },
        { status: 'cancelled' },
      );
      const row = await findRow(manager, userId, id);
      if (!row) return null;
      if (!cancelled.affected) throw conflict('Only what is pending can be cancelled');
      await returnItems(stockOf(manager), row.items);
      return present(row);
    }),
};
