-- AlterTable
ALTER TABLE "search_log" ADD COLUMN     "model" TEXT;
