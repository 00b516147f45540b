CREATE TYPE "FlowEventState" AS ENUM ('waiting', 'sent', 'moot', 'refused', 'failed');

CREATE TABLE "FlowEvent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "FlowEventState" NOT NULL DEFAULT 'waiting',
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FlowEvent_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "FlowEvent_runId_productId_kind_key" ON "FlowEvent"("runId", "productId", "kind");
CREATE INDEX "FlowEvent_shopId_idx" ON "FlowEvent"("shopId");
CREATE INDEX "FlowEvent_productId_idx" ON "FlowEvent"("productId");
ALTER TABLE "FlowEvent" ADD CONSTRAINT "FlowEvent_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FlowEvent" ADD CONSTRAINT "FlowEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FlowEvent" ADD CONSTRAINT "FlowEvent_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
