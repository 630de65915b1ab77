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

-- What was kept for a session bore the viewer's name: it is nobody's from now on.
UPDATE "events" SET "identity" = 'anonymous:' || gen_random_uuid() WHERE "identity" LIKE 'session:%';
