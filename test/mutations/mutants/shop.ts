import { edit, type Mutant } from '../mutant.js';

const migration = 'prisma/migrations/*_init/migration.sql';
const orders = 'src/resources/orders/repository.ts';
const lines = 'src/resources/orders/lines.ts';
const once = 'src/resources/orders/once.ts';

/** Orders, stock and carts. */
export const shop: Mutant[] = [
  {
    without: 'the guard of the stock',
    edits: [edit(lines, '!offer || offer.left < line.quantity', '!offer')],
    caughtBy: ['rules.stock-guard'],
    alsoTouches: ['rules.stock*', 'rules.order*', 'rules.idempotency*'],
    full: true,
  },
  {
    without: 'the lock of the stock',
    edits: [edit(orders, 'ORDER BY "id" FOR NO KEY UPDATE`', 'ORDER BY "id"`')],
    caughtBy: ['rules.stock-race'],
    alsoTouches: ['rules.stock*'],
  },
  {
    without: 'the fall of the stock',
    edits: [edit(lines, '(quantity) => -quantity', '() => 0')],
    caughtBy: ['rules.stock'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'the stock that a cancelled order gives back',
    edits: [edit(lines, '  await stock.add(ids, [...quantities.values()]);\n', '')],
    caughtBy: ['rules.cancel'],
    alsoTouches: ['rules.cancel*', 'rules.stock*'],
  },
  {
    without: '409 for a second cancellation',
    edits: [edit(orders, "where: { ...where, status: 'pending' }", 'where')],
    caughtBy: ['rules.cancel-again'],
    alsoTouches: ['rules.cancel*'],
  },
  {
    without: 'the scope of orders',
    edits: [
      edit(
        orders,
        'async find(userId, id) {\n    const where = { id, ...own(userId) };',
        'async find(_userId, id) {\n    const where = { id };',
      ),
    ],
    caughtBy: ['ownership.read', 'rules.order-private'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of a cancellation',
    edits: [
      edit(
        orders,
        'async (_tables, client) => {\n      const where = { id, ...own(userId) };',
        'async (_tables, client) => {\n      const where = { id };',
      ),
    ],
    caughtBy: ['rules.order-private'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'one transaction for an order',
    edits: [
      edit(
        orders,
        'takeItems(stockOf(client), input.items)',
        'takeItems(stockOf(prisma), input.items)',
      ),
    ],
    caughtBy: ['rules.stock-race'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'the price of the day',
    edits: [edit(orders, 'price: line.price,', "price: '0.01',")],
    caughtBy: ['rules.order'],
    alsoTouches: ['rules.order*'],
  },
  {
    without: 'exact cents',
    edits: [
      edit(
        lines,
        'BigInt(quantity) * inCents(price)',
        'BigInt(quantity) * (inCents(price) / 10n) * 10n',
      ),
    ],
    caughtBy: ['rules.order-total'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'all lines in the total',
    edits: [edit(lines, '(sum, cost) => sum + cost', '(sum, cost) => (sum > cost ? sum : cost)')],
    caughtBy: ['rules.order-total'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'the same answer to the same key',
    edits: [
      edit(
        once,
        'if (!idempotency) return inTransaction(work);',
        'if (!idempotency || userId) return inTransaction(work);',
      ),
    ],
    caughtBy: ['rules.idempotency'],
    alsoTouches: ['rules.idempotency*'],
  },
  {
    without: 'one request a key',
    edits: [
      edit(once, 'known && known.request_hash !== request_hash', "known?.request_hash === ''"),
    ],
    caughtBy: ['rules.idempotency-mismatch'],
    alsoTouches: ['rules.idempotency*'],
    full: true,
  },
  {
    without: 'one order for two requests at once',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "idempotency_keys_user_id_key_key"',
        'CREATE INDEX "idempotency_keys_user_id_key_key"',
      ),
    ],
    caughtBy: ['rules.idempotency-race'],
    alsoTouches: ['rules.idempotency*'],
  },
  {
    without: 'keys of its own for each user',
    edits: [
      edit(
        once,
        'const where = { user_id: userId, key, created_at',
        'const where = { key, created_at',
      ),
    ],
    caughtBy: ['rules.idempotency-users'],
    alsoTouches: ['rules.idempotency*'],
  },
  {
    without: 'one line a product in a cart',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "cart_items_user_id_product_id_key"',
        'CREATE INDEX "cart_items_user_id_product_id_key"',
      ),
    ],
    caughtBy: ['validation.unique'],
    alsoTouches: ['validation.unique*', 'rules.unique*', 'responses.conflict'],
  },
  {
    without: 'two decimals in money',
    edits: [
      edit(
        'src/http/fields.ts',
        "    .refine(values.isMoney, 'Must have at most two decimals')\n",
        '',
      ),
    ],
    caughtBy: ['validation.refuses'],
    alsoTouches: ['validation.money*', 'validation.accepts'],
  },
];
