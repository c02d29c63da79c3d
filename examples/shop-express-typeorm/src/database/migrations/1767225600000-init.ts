import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1767225600000 implements MigrationInterface {
  name = 'Init1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION "set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" = greatest(
    date_trunc('milliseconds', clock_timestamp()),
    OLD."updated_at" + interval '1 millisecond'
  );
  RETURN NEW;
END
$$`);
    await runner.query(`CREATE TABLE "users" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "email" varchar(320) NOT NULL,
  "password_hash" text NOT NULL,
  "name" varchar(255),
  "avatar_url" varchar(2048),
  "role" varchar(60) NOT NULL DEFAULT 'user',
  "last_login" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "users_role_check" CHECK ("role" IN ('user', 'admin'))
)`);
    await runner.query(`CREATE TABLE "sessions" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "ended_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
)`);
    await runner.query(`CREATE TABLE "refresh_tokens" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "session_id" uuid NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "used_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
)`);
    await runner.query(`CREATE TABLE "idempotency_keys" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "key" varchar(255) NOT NULL,
  "request_hash" varchar(64) NOT NULL,
  "response" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
)`);
    await runner.query(`CREATE TABLE "categories" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "name" varchar(100) NOT NULL,
  "description" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
)`);
    await runner.query(`CREATE TABLE "products" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "name" varchar(200) NOT NULL,
  "description" text,
  "price" numeric(12,2) NOT NULL,
  "stock" integer NOT NULL DEFAULT 0,
  "image_url" varchar(2048),
  "category_id" uuid,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "products_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "products_price_check" CHECK ("price" >= 0),
  CONSTRAINT "products_stock_check" CHECK ("stock" >= 0)
)`);
    await runner.query(`CREATE TABLE "orders" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "status" varchar(60) NOT NULL DEFAULT 'pending',
  "total" numeric(12,2) NOT NULL DEFAULT 0,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_status_check" CHECK ("status" IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled')),
  CONSTRAINT "orders_total_check" CHECK ("total" >= 0)
)`);
    await runner.query(`CREATE TABLE "order_items" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "order_id" uuid NOT NULL,
  "product_id" uuid NOT NULL,
  "quantity" integer NOT NULL,
  "price" numeric(12,2) NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "order_items_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_items_quantity_check" CHECK ("quantity" >= 1),
  CONSTRAINT "order_items_price_check" CHECK ("price" >= 0)
)`);
    await runner.query(`CREATE TABLE "cart_items" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "product_id" uuid NOT NULL,
  "quantity" integer NOT NULL DEFAULT 1,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "cart_items_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cart_items_quantity_check" CHECK ("quantity" >= 1)
)`);
    await runner.query(`CREATE UNIQUE INDEX "users_email_key" ON "users" ("email")`);
    await runner.query(`CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens" ("token_hash")`,
    );
    await runner.query(
      `CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens" ("session_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "idempotency_keys_user_id_key_key" ON "idempotency_keys" ("user_id", "key")`,
    );
    await runner.query(`CREATE UNIQUE INDEX "categories_name_key" ON "categories" ("name")`);
    await runner.query(
      `CREATE INDEX "categories_created_at_id_idx" ON "categories" ("created_at" DESC, "id")`,
    );
    await runner.query(
      `CREATE INDEX "products_created_at_id_idx" ON "products" ("created_at" DESC, "id")`,
    );
    await runner.query(`CREATE INDEX "products_category_id_idx" ON "products" ("category_id")`);
    await runner.query(
      `CREATE INDEX "orders_user_id_created_at_id_idx" ON "orders" ("user_id", "created_at" DESC, "id")`,
    );
    await runner.query(
      `CREATE INDEX "order_items_order_id_created_at_id_idx" ON "order_items" ("order_id", "created_at" DESC, "id")`,
    );
    await runner.query(`CREATE INDEX "order_items_product_id_idx" ON "order_items" ("product_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "cart_items_user_id_product_id_key" ON "cart_items" ("user_id", "product_id")`,
    );
    await runner.query(
      `CREATE INDEX "cart_items_user_id_created_at_id_idx" ON "cart_items" ("user_id", "created_at" DESC, "id")`,
    );
    await runner.query(`CREATE INDEX "cart_items_product_id_idx" ON "cart_items" ("product_id")`);
    await runner.query(`ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey"
  FOREIGN KEY ("session_id") REFERENCES "sessions" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "products" ADD CONSTRAINT "products_category_id_fkey"
  FOREIGN KEY ("category_id") REFERENCES "categories" ("id")
  ON DELETE SET NULL ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey"
  FOREIGN KEY ("order_id") REFERENCES "orders" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_fkey"
  FOREIGN KEY ("product_id") REFERENCES "products" ("id")
  ON DELETE RESTRICT ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_product_id_fkey"
  FOREIGN KEY ("product_id") REFERENCES "products" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "categories"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "products"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "orders"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "order_items"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
    await runner.query(`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "cart_items"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cart_items" DROP CONSTRAINT "cart_items_product_id_fkey"`);
    await runner.query(`ALTER TABLE "cart_items" DROP CONSTRAINT "cart_items_user_id_fkey"`);
    await runner.query(`ALTER TABLE "order_items" DROP CONSTRAINT "order_items_product_id_fkey"`);
    await runner.query(`ALTER TABLE "order_items" DROP CONSTRAINT "order_items_order_id_fkey"`);
    await runner.query(`ALTER TABLE "orders" DROP CONSTRAINT "orders_user_id_fkey"`);
    await runner.query(`ALTER TABLE "products" DROP CONSTRAINT "products_category_id_fkey"`);
    await runner.query(
      `ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_user_id_fkey"`,
    );
    await runner.query(
      `ALTER TABLE "refresh_tokens" DROP CONSTRAINT "refresh_tokens_session_id_fkey"`,
    );
    await runner.query(`ALTER TABLE "sessions" DROP CONSTRAINT "sessions_user_id_fkey"`);
    await runner.query(`DROP TABLE "cart_items"`);
    await runner.query(`DROP TABLE "order_items"`);
    await runner.query(`DROP TABLE "orders"`);
    await runner.query(`DROP TABLE "products"`);
    await runner.query(`DROP TABLE "categories"`);
    await runner.query(`DROP TABLE "idempotency_keys"`);
    await runner.query(`DROP TABLE "refresh_tokens"`);
    await runner.query(`DROP TABLE "sessions"`);
    await runner.query(`DROP TABLE "users"`);
    await runner.query(`DROP FUNCTION "set_updated_at"()`);
  }
}
