-- CreateTable
CREATE TABLE "rule_book" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "weights" JSONB,
    "weights_changed_at" TIMESTAMPTZ(3),
    "weights_changed_by" TEXT,

    CONSTRAINT "rule_book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "synonym_groups" (
    "id" TEXT NOT NULL,
    "phrases" TEXT[],
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "synonym_groups_pkey" PRIMARY KEY ("id")
);

-- The one row of the book: every change of a rule locks it.
INSERT INTO "rule_book" DEFAULT VALUES;
