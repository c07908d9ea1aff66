-- Says in the transaction that changes what readers may see that it changed. Rows are only added, so writers never wait for each
-- other, and a transaction that commits late counts like any other. The sum of all tokens is the content's version: it grows with
-- every commit, and to fold several rows into one leaves it as it is. Tokens are thrown, so that a database that went back in time
-- (a standby that lacked the last commits) does not come to the same sum another way.
CREATE SCHEMA "cache";

CREATE TABLE "cache"."content_stamp" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "token" NUMERIC NOT NULL DEFAULT floor(1 + random() * 1e15)::numeric,
  CONSTRAINT "content_stamp_pkey" PRIMARY KEY ("id")
);

-- Once in a transaction; a savepoint that is rolled back takes the mark away together with the row.
CREATE FUNCTION "cache"."stamp"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('aukio.stamped', true) IS DISTINCT FROM 'yes' THEN
    INSERT INTO "cache"."content_stamp" DEFAULT VALUES;
    PERFORM set_config('aukio.stamped', 'yes', true);
  END IF;
  RETURN NULL;
END $$;

-- For a table whose rows readers may see: `SELECT "cache"."stamps"('"Thing"');` in the migration that makes it.
CREATE FUNCTION "cache"."stamps"(place regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER "stamp" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION "cache"."stamp"()', place);
END $$;

-- All but what no page shows that is the same for everybody; tests/platform/content-stamp.test.ts holds the list against the schema.
SELECT "cache"."stamps"(format('public.%I', tablename)::regclass) FROM pg_tables
WHERE schemaname = 'public' AND tablename NOT IN (
  '_prisma_migrations', 'Application', 'Erasure', 'Export', 'InternalRemark', 'Invitation', 'Letter', 'OneTimeToken', 'Person',
  'RateLimit', 'Reminder', 'SavedView', 'Session', 'SheetImport'
);

-- A member who looks at the desk changes nothing that others see.
CREATE TRIGGER "stamp" AFTER INSERT OR DELETE OR TRUNCATE ON "Person" FOR EACH STATEMENT EXECUTE FUNCTION "cache"."stamp"();
CREATE TRIGGER "stamp_update" AFTER UPDATE ON "Person" FOR EACH ROW
  WHEN ((to_jsonb(OLD) - 'deskSeenAt') IS DISTINCT FROM (to_jsonb(NEW) - 'deskSeenAt')) EXECUTE FUNCTION "cache"."stamp"();
