-- CreateTable
CREATE TABLE "dead_letters" (
    "product_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("product_id")
);
