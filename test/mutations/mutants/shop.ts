import { edit, type Mutant } from '../mutant.js';

const migration = 'prisma/migrations/20260101000000_init/migration.sql';

/** Orders, stock and carts. */
export const shop: Mutant[] = [
  {
    without: 'one line a product in a cart',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "cart_items_user_id_product_id_key"',
        'CREATE INDEX "cart_items_user_id_product_id_key"',
      ),
    ],
    caughtBy: ['rules.unique'],
  },
];
