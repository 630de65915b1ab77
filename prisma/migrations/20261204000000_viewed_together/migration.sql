-- AlterTable
ALTER TABLE "item_neighbours" ADD COLUMN     "viewed" JSONB NOT NULL DEFAULT '[]';

-- Counted anew: looks were counted by nobody.
DELETE FROM "job_states" WHERE "job" = 'neighbours';
