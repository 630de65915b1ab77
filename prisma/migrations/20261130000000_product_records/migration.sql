-- AlterTable
ALTER TABLE "product_days" ADD COLUMN     "clicks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "examinations" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "product_buyers" (
    "product_id" TEXT NOT NULL,
    "buyers" INTEGER NOT NULL,
    "repeat_buyers" INTEGER NOT NULL,

    CONSTRAINT "product_buyers_pkey" PRIMARY KEY ("product_id")
);

-- What was counted knows nothing of the new columns: both jobs count everything anew at their next turn.
DELETE FROM "product_days";
DELETE FROM "job_states" WHERE "job" IN ('product-days', 'neighbours');
