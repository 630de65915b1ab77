-- CreateTable
CREATE TABLE "product_vectors" (
    "product_id" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "revision" BIGINT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "product_vectors_pkey" PRIMARY KEY ("product_id","space")
);
