CREATE FUNCTION "set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" = greatest(
    date_trunc('milliseconds', clock_timestamp()),
    OLD."updated_at" + interval '1 millisecond'
  );
  RETURN NEW;
END
$$;

CREATE FUNCTION "count_likes_post_id"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "posts" SET "likes_count" = "likes_count" - 1
    WHERE "id" = OLD."post_id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "posts" SET "likes_count" = "likes_count" + 1
    WHERE "id" = NEW."post_id";
  END IF;
  RETURN NULL;
END
$$;

CREATE TABLE "users" (
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
);

CREATE TABLE "sessions" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "ended_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "refresh_tokens" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "session_id" uuid NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "used_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "workouts" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "name" varchar(120) NOT NULL,
  "date" date,
  "duration_minutes" integer,
  "notes" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "workouts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "workouts_duration_minutes_check" CHECK ("duration_minutes" >= 0)
);

CREATE TABLE "exercises" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "workout_id" uuid NOT NULL,
  "name" varchar(120) NOT NULL,
  "sets" integer,
  "reps" integer,
  "weight" double precision,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "exercises_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "exercises_sets_check" CHECK ("sets" >= 0),
  CONSTRAINT "exercises_reps_check" CHECK ("reps" >= 0),
  CONSTRAINT "exercises_weight_check" CHECK ("weight" >= 0)
);

CREATE TABLE "stats" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "date" date NOT NULL,
  "weight" double precision,
  "calories" integer,
  "steps" integer,
  "notes" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "stats_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "stats_weight_check" CHECK ("weight" >= 0),
  CONSTRAINT "stats_calories_check" CHECK ("calories" >= 0),
  CONSTRAINT "stats_steps_check" CHECK ("steps" >= 0)
);

CREATE TABLE "posts" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "content" text NOT NULL,
  "image_url" varchar(2048),
  "likes_count" integer NOT NULL DEFAULT 0,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comments" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "post_id" uuid NOT NULL,
  "content" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "likes" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "user_id" uuid NOT NULL,
  "post_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "likes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "follows" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(),
  "follower_id" uuid NOT NULL,
  "following_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT now(),
  "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");

CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id");

CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens" ("token_hash");

CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens" ("session_id");

CREATE INDEX "workouts_user_id_created_at_id_idx" ON "workouts" ("user_id", "created_at" DESC, "id");

CREATE INDEX "exercises_workout_id_created_at_id_idx" ON "exercises" ("workout_id", "created_at" DESC, "id");

CREATE INDEX "stats_user_id_created_at_id_idx" ON "stats" ("user_id", "created_at" DESC, "id");

CREATE INDEX "posts_created_at_id_idx" ON "posts" ("created_at" DESC, "id");

CREATE INDEX "posts_user_id_idx" ON "posts" ("user_id");

CREATE INDEX "comments_created_at_id_idx" ON "comments" ("created_at" DESC, "id");

CREATE INDEX "comments_user_id_idx" ON "comments" ("user_id");

CREATE INDEX "comments_post_id_idx" ON "comments" ("post_id");

CREATE UNIQUE INDEX "likes_user_id_post_id_key" ON "likes" ("user_id", "post_id");

CREATE INDEX "likes_created_at_id_idx" ON "likes" ("created_at" DESC, "id");

CREATE INDEX "likes_post_id_idx" ON "likes" ("post_id");

CREATE UNIQUE INDEX "follows_follower_id_following_id_key" ON "follows" ("follower_id", "following_id");

CREATE INDEX "follows_created_at_id_idx" ON "follows" ("created_at" DESC, "id");

CREATE INDEX "follows_following_id_idx" ON "follows" ("following_id");

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey"
  FOREIGN KEY ("session_id") REFERENCES "sessions" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "workouts" ADD CONSTRAINT "workouts_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "exercises" ADD CONSTRAINT "exercises_workout_id_fkey"
  FOREIGN KEY ("workout_id") REFERENCES "workouts" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "stats" ADD CONSTRAINT "stats_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "posts" ADD CONSTRAINT "posts_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "comments" ADD CONSTRAINT "comments_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "comments" ADD CONSTRAINT "comments_post_id_fkey"
  FOREIGN KEY ("post_id") REFERENCES "posts" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "likes" ADD CONSTRAINT "likes_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "likes" ADD CONSTRAINT "likes_post_id_fkey"
  FOREIGN KEY ("post_id") REFERENCES "posts" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_fkey"
  FOREIGN KEY ("follower_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "follows" ADD CONSTRAINT "follows_following_id_fkey"
  FOREIGN KEY ("following_id") REFERENCES "users" ("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "workouts"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "exercises"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "stats"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "posts"
  FOR EACH ROW
  WHEN (OLD."likes_count" = NEW."likes_count") EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "comments"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "likes"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "follows"
  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();

CREATE TRIGGER "count_likes_post_id" AFTER INSERT OR DELETE OR UPDATE OF "post_id"
  ON "likes" FOR EACH ROW EXECUTE FUNCTION "count_likes_post_id"();
