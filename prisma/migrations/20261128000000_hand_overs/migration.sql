-- CreateEnum
CREATE TYPE "consent_level" AS ENUM ('NONE', 'SESSION', 'FULL');

-- CreateTable
CREATE TABLE "hand_overs" (
    "id" BIGSERIAL NOT NULL,
    "device" TEXT NOT NULL,
    "shopper" TEXT,
    "signed_in" BOOLEAN NOT NULL,
    "parted" BOOLEAN NOT NULL DEFAULT false,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hand_overs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_choices" (
    "viewer" TEXT NOT NULL,
    "consent" "consent_level" NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_choices_pkey" PRIMARY KEY ("viewer")
);

-- A device belonged to the shopper who signed in on it first, with all that was ever done on it without a token: that is
-- what a sign-in that nothing follows says.
INSERT INTO "hand_overs" ("device", "shopper", "signed_in", "occurred_at")
SELECT "identity", "viewer_id", true, "joined_at" FROM "viewer_identities" ORDER BY "joined_at", "identity";

-- CreateIndex
CREATE INDEX "hand_overs_device_occurred_at_id_idx" ON "hand_overs"("device", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "hand_overs_shopper_occurred_at_idx" ON "hand_overs"("shopper", "occurred_at");

-- DropIndex
DROP INDEX "events_identity_occurred_at_idx";

-- CreateIndex
CREATE INDEX "events_identity_occurred_at_id_type_idx" ON "events"("identity", "occurred_at" DESC, "id" DESC, "type");

-- DropTable
DROP TABLE "viewer_identities";

-- DropTable
DROP TABLE "viewers";
