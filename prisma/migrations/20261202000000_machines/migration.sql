-- CreateTable
CREATE TABLE "machines" (
    "identity" TEXT NOT NULL,
    "n" SERIAL NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "machines_pkey" PRIMARY KEY ("identity")
);

-- CreateIndex
CREATE UNIQUE INDEX "machines_n_key" ON "machines"("n");
