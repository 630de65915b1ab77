-- CreateTable
CREATE TABLE "given_answers" (
    "request_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "identity" TEXT,
    "model" TEXT,
    "fallback" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "product_ids" TEXT[],
    "sources" TEXT[],

    CONSTRAINT "given_answers_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE INDEX "given_answers_at_idx" ON "given_answers"("at");
