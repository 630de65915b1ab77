-- Clicks are counted by answers now, and days of nothing but impressions say nothing any more.
DELETE FROM "product_days" WHERE "demand" = 0;

-- AlterTable
ALTER TABLE "product_days" DROP COLUMN "clicks",
DROP COLUMN "examinations";
