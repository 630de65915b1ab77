-- CreateTable
CREATE TABLE "sessions" (
    "name" TEXT NOT NULL,
    "viewer" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "sessions_viewer_last_at_idx" ON "sessions"("viewer", "last_at");

-- What was kept for a session bore the viewer's name: it is nobody's from now on, and stays together by sessions.
WITH gaps AS (
  SELECT "id", "identity", "occurred_at", coalesce("occurred_at" - lag("occurred_at") OVER own > interval '30 minutes', false)::int AS begins
  FROM "events" WHERE "identity" LIKE 'session:%'
  WINDOW own AS (PARTITION BY "identity" ORDER BY "occurred_at", "id")
), numbered AS MATERIALIZED (
  SELECT "id", "identity", sum(begins) OVER (PARTITION BY "identity" ORDER BY "occurred_at", "id") AS session FROM gaps
), named AS MATERIALIZED (
  SELECT "identity", session, 'anonymous:' || gen_random_uuid() AS name FROM numbered GROUP BY 1, 2
)
UPDATE "events" e SET "identity" = named.name
FROM numbered JOIN named USING ("identity", session)
WHERE e."id" = numbered."id";
