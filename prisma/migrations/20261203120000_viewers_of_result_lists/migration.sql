-- AlterTable
ALTER TABLE "result_lists" ADD COLUMN     "viewer" TEXT;
