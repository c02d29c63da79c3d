from alembic import op

revision = "20260101000000"
down_revision: str | None = None

# Statements are run as they stand: op.execute would take a colon for the start of a parameter.


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    run("""CREATE FUNCTION "set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" = greatest(
    date_trunc('milliseconds', clock_timestamp()),
    OLD."updated_at" + interval '1 millisecond'
  );
  RETURN NEW;
END
$$""")
    run("""CREATE TABLE "users" (
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
)""")
    run("""CREATE TABLE "sessions" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "ended_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
)""")
    run("""CREATE TABLE "refresh_tokens" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "session_id" uuid NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "used_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
)""")
    run("""CREATE TABLE "projects" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "name" varchar(120) NOT NULL,
  "description" text,
  "color" varchar(20),
  "archived" boolean NOT NULL DEFAULT false,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
)""")
    run("""CREATE TABLE "tasks" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "title" varchar(200) NOT NULL,
  "description" text,
  "status" varchar(60) NOT NULL DEFAULT 'todo',
  "priority" varchar(60) NOT NULL DEFAULT 'medium',
  "due_date" date,
  "position" integer NOT NULL DEFAULT 0,
  "tags" jsonb,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tasks_status_check" CHECK ("status" IN ('todo', 'in_progress', 'done')),
  CONSTRAINT "tasks_priority_check" CHECK ("priority" IN ('low', 'medium', 'high'))
)""")
    run("""CREATE TABLE "task_project" (
  "project_id" uuid NOT NULL,
  "task_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "task_project_pkey" PRIMARY KEY ("project_id", "task_id")
)""")
    run('CREATE UNIQUE INDEX "users_email_key" ON "users" ("email")')
    run('CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id")')
    run('CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens" ("token_hash")')
    run('CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens" ("session_id")')
    run(
        'CREATE INDEX "projects_user_id_created_at_id_idx" ON "projects" ("user_id", "created_at" DESC, "id")',
    )
    run(
        'CREATE INDEX "tasks_user_id_created_at_id_idx" ON "tasks" ("user_id", "created_at" DESC, "id")',
    )
    run('CREATE INDEX "task_project_task_id_idx" ON "task_project" ("task_id")')
    run("""ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey"
  FOREIGN KEY ("session_id") REFERENCES "sessions" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""ALTER TABLE "projects" ADD CONSTRAINT "projects_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""ALTER TABLE "task_project" ADD CONSTRAINT "task_project_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""ALTER TABLE "task_project" ADD CONSTRAINT "task_project_task_id_fkey"
  FOREIGN KEY ("task_id") REFERENCES "tasks" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE""")
    run("""CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()""")
    run("""CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "projects"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()""")
    run("""CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()""")


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    run('ALTER TABLE "task_project" DROP CONSTRAINT "task_project_task_id_fkey"')
    run('ALTER TABLE "task_project" DROP CONSTRAINT "task_project_project_id_fkey"')
    run('ALTER TABLE "tasks" DROP CONSTRAINT "tasks_user_id_fkey"')
    run('ALTER TABLE "projects" DROP CONSTRAINT "projects_user_id_fkey"')
    run('ALTER TABLE "refresh_tokens" DROP CONSTRAINT "refresh_tokens_session_id_fkey"')
    run('ALTER TABLE "sessions" DROP CONSTRAINT "sessions_user_id_fkey"')
    run('DROP TABLE "task_project"')
    run('DROP TABLE "tasks"')
    run('DROP TABLE "projects"')
    run('DROP TABLE "refresh_tokens"')
    run('DROP TABLE "sessions"')
    run('DROP TABLE "users"')
    run('DROP FUNCTION "set_updated_at"()')
