import { edit, type Mutant } from '../mutant.js';

const migration = 'migrations/versions/*_init.py';
const posts = 'app/resources/posts/repository.py';
const lines = 'app/resources/orders/lines.py';
const orders = 'app/resources/orders/repository.py';
const once = 'app/resources/orders/once.py';

/** Rows that others see, orders and their stock. */
export const fastapiShared: Mutant[] = [
  {
    without: '403 for what somebody else wrote',
    edits: [edit(posts, 'and row["user_id"] != user_id:', 'and row["user_id"] == "":')],
    caughtBy: ['rules.author-put', 'rules.author-patch', 'rules.author-delete'],
    alsoTouches: ['rules.*', 'ownership.*'],
  },
  {
    without: 'the admin guard',
    edits: [
      edit(
        'app/http/hooks.py',
        'await require_admin(await authenticate(request))',
        'await authenticate(request)',
      ),
    ],
    caughtBy: ['rules.admin-only'],
    alsoTouches: ['rules.*', 'ownership.*'],
    full: true,
  },
  {
    without: 'the scope of the parent in GET',
    edits: [
      edit(
        'app/resources/exercises/repository.py',
        '_own.find(id, user_id)',
        'RowSet(models.exercises_table, rows.present).find(id)',
      ),
    ],
    caughtBy: ['ownership.read'],
    alsoTouches: ['ownership.*', 'rules.parent*', 'responses.not-found'],
  },
  {
    without: 'the scope of what a row refers to',
    edits: [
      edit('app/database/references.py', '== sent[one.field], one.scope)', '== sent[one.field])'),
    ],
    caughtBy: ['ownership.reference'],
    alsoTouches: ['ownership.*', 'rules.parent*'],
  },
  {
    without: 'one like a person',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "likes_user_id_post_id_key"',
        'CREATE INDEX "likes_user_id_post_id_key"',
      ),
    ],
    caughtBy: ['rules.actor-duplicate'],
    alsoTouches: ['rules.*', 'validation.unique*', 'responses.conflict'],
  },
  {
    without: 'the count of new likes',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" + 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
    alsoTouches: ['rules.counter*'],
  },
  {
    without: 'the count of likes that are taken back',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" - 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
    alsoTouches: ['rules.counter*'],
  },
  {
    without: 'the guard of the stock',
    edits: [edit(lines, 'if left[line.product] < line.quantity:', 'if line.quantity < 0:')],
    caughtBy: ['rules.stock-guard'],
    alsoTouches: ['rules.stock*', 'rules.order*', 'rules.idempotency*'],
    full: true,
  },
  {
    without: 'the lock of the stock',
    edits: [
      edit('app/resources/orders/stock.py', 'ordered.with_for_update(key_share=True)', 'ordered'),
    ],
    caughtBy: ['rules.stock-race'],
    alsoTouches: ['rules.stock*'],
  },
  {
    without: 'the stock that a cancelled order gives back',
    edits: [edit(lines, '    await stock.add(quantities)\n', '')],
    caughtBy: ['rules.cancel'],
    alsoTouches: ['rules.cancel*', 'rules.stock*'],
  },
  {
    without: '409 for a second cancellation',
    edits: [edit(orders, '    _table.c["status"] == "pending",\n', '')],
    caughtBy: ['rules.cancel-again'],
    alsoTouches: ['rules.cancel*'],
  },
  {
    without: 'the scope of orders',
    edits: [edit(orders, '    scopes.own_orders,\n)\n_find', ')\n_find')],
    caughtBy: ['ownership.read', 'rules.order-private'],
    alsoTouches: ['ownership.*', 'rules.*', 'responses.not-found'],
  },
  {
    without: 'the price of the day',
    edits: [edit(orders, '"price": line.price,', '"price": line.price * 2,')],
    caughtBy: ['rules.order'],
    alsoTouches: ['rules.order*'],
  },
  {
    without: 'the same answer to the same key',
    edits: [
      edit(once, '    if idempotency is None:\n', '    if idempotency is None or user_id:\n'),
    ],
    caughtBy: ['rules.idempotency'],
    alsoTouches: ['rules.idempotency*'],
  },
  {
    without: 'one request a key',
    edits: [
      edit(
        once,
        'if known.request_hash != idempotency.request_hash:',
        'if known.request_hash == "":',
      ),
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
        '            "user_id": user_id,\n            "key": idempotency.key,\n',
        '            "key": idempotency.key,\n',
      ),
    ],
    caughtBy: ['rules.idempotency-users'],
    alsoTouches: ['rules.idempotency*'],
  },
];
