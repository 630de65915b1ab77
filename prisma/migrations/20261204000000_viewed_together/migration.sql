-- AlterTable
ALTER TABLE "item_neighbours" ADD COLUMN     "viewed" JSONB NOT NULL DEFAULT '[]';
