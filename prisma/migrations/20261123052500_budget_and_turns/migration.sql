CREATE TABLE "QueryBudget" (
    "shopId" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restoreRate" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QueryBudget_pkey" PRIMARY KEY ("shopId")
);

ALTER TABLE "QueryBudget" ADD CONSTRAINT "QueryBudget_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OutboxMessage" ADD COLUMN "finishedAt" TIMESTAMP(3);

-- What was handed over before this migration takes nobody's turn.
UPDATE "OutboxMessage" SET "finishedAt" = "dispatchedAt" WHERE "dispatchedAt" IS NOT NULL;

-- Rows that wait, by lane: a shop's jobs of one kind in one run. services/outbox.ts uses the same expression.
CREATE INDEX "OutboxMessage_lane_idx" ON "OutboxMessage"
  ((COALESCE(payload->>'shopId', '') || ' ' || job || ' ' || COALESCE(payload->>'runId', '')), "notBefore", id)
  WHERE "dispatchedAt" IS NULL;

CREATE INDEX "OutboxMessage_unfinished_idx" ON "OutboxMessage" ((COALESCE(payload->>'shopId', '')), job)
  WHERE "dispatchedAt" IS NOT NULL AND "finishedAt" IS NULL;
