-- CreateEnum
CREATE TYPE "event_type" AS ENUM ('IMPRESSION', 'CLICK', 'VIEW', 'ADD_TO_CART', 'REMOVE_FROM_CART', 'PURCHASE');

-- CreateEnum
CREATE TYPE "platform" AS ENUM ('WEB', 'IOS', 'ANDROID', 'PARTNER', 'OTHER');

-- CreateTable
CREATE TABLE "products" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "brand" TEXT,
    "category_path" TEXT[],
    "price_minor_units" INTEGER NOT NULL,
    "currency_code" CHAR(3) NOT NULL,
    "image_url" TEXT,
    "in_stock" BOOLEAN NOT NULL,
    "attributes" JSONB NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "product_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "viewers" (
    "id" TEXT NOT NULL,
    "identified" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "viewers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "viewer_identities" (
    "identity" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "viewer_identities_pkey" PRIMARY KEY ("identity")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "event_id" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "type" "event_type" NOT NULL,
    "product_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "request_id" TEXT,
    "position" INTEGER,
    "quantity" INTEGER,
    "price_minor_units" INTEGER,
    "platform" "platform" NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_days" (
    "day" DATE NOT NULL,
    "product_id" TEXT NOT NULL,
    "demand" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_days_pkey" PRIMARY KEY ("day","product_id")
);

-- CreateTable
CREATE TABLE "item_neighbours" (
    "product_id" TEXT NOT NULL,
    "neighbours" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_neighbours_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "job_states" (
    "job" TEXT NOT NULL,
    "position" TEXT,
    "ran_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_states_pkey" PRIMARY KEY ("job")
);

-- CreateTable
CREATE TABLE "search_log" (
    "id" BIGSERIAL NOT NULL,
    "request_id" TEXT NOT NULL,
    "identity" TEXT,
    "query" TEXT NOT NULL,
    "searched" TEXT NOT NULL,
    "total_count" INTEGER NOT NULL,
    "rung" TEXT,
    "took_ms" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "result_lists" (
    "id" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "entries" JSONB NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "result_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_keys" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outbox_txid_id_idx" ON "outbox"("txid", "id");

-- CreateIndex
CREATE INDEX "outbox_created_at_idx" ON "outbox"("created_at");

-- CreateIndex
CREATE INDEX "viewer_identities_viewer_id_idx" ON "viewer_identities"("viewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "events_event_id_key" ON "events"("event_id");

-- CreateIndex
CREATE INDEX "events_identity_occurred_at_idx" ON "events"("identity", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "events_product_id_occurred_at_idx" ON "events"("product_id", "occurred_at");

-- CreateIndex
CREATE INDEX "events_txid_id_idx" ON "events"("txid", "id");

-- CreateIndex
CREATE INDEX "search_log_at_idx" ON "search_log"("at");

-- CreateIndex
CREATE INDEX "result_lists_created_at_idx" ON "result_lists"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "partner_keys_key_hash_key" ON "partner_keys"("key_hash");

-- AddForeignKey
ALTER TABLE "viewer_identities" ADD CONSTRAINT "viewer_identities_viewer_id_fkey" FOREIGN KEY ("viewer_id") REFERENCES "viewers"("id") ON DELETE CASCADE ON UPDATE CASCADE;


