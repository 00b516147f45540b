CREATE TABLE "AppBudget" (
    "channel" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AppBudget_pkey" PRIMARY KEY ("channel", "operation")
);
