-- AlterTable
ALTER TABLE "item_neighbours" ADD COLUMN     "followers" JSONB NOT NULL DEFAULT '[]';

-- Nothing is known yet of what is bought next: the next run counts it, without waiting for a purchase.
UPDATE "job_states" SET "position" = NULL WHERE "job" = 'neighbours';
