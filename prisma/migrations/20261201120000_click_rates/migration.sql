-- CreateTable
CREATE TABLE "shown_positions" (
    "product_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "shown" DOUBLE PRECISION NOT NULL,
    "clicked" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "shown_positions_pkey" PRIMARY KEY ("product_id","place","position")
);

-- CreateTable
CREATE TABLE "examination_curves" (
    "place" TEXT NOT NULL,
    "rates" DOUBLE PRECISION[],

    CONSTRAINT "examination_curves_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "product_clicks" (
    "product_id" TEXT NOT NULL,
    "clicks" DOUBLE PRECISION NOT NULL,
    "examinations" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_clicks_pkey" PRIMARY KEY ("product_id")
);
