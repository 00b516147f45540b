ALTER TYPE "RunTrigger" ADD VALUE 'rule';

CREATE TYPE "RunApproval" AS ENUM ('review', 'approve', 'publish');

CREATE TYPE "AutomationMatchState" AS ENUM ('waiting', 'started', 'refused');

ALTER TABLE "Shop" ADD COLUMN "timeZone" TEXT,
ADD COLUMN "accessLostAt" TIMESTAMP(3),
ADD COLUMN "connectedAt" TIMESTAMP(3),
ADD COLUMN "scopesChangedAt" TIMESTAMP(3);

ALTER TABLE "Run" ADD COLUMN "ruleId" TEXT,
ADD COLUMN "ruleName" TEXT,
ADD COLUMN "approval" "RunApproval";

ALTER TABLE "RunProduct" ADD COLUMN "mediaGids" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE TABLE "AutomationRule" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AutomationRule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AutomationMatch" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "mediaGids" TEXT[],
    "state" "AutomationMatchState" NOT NULL DEFAULT 'waiting',
    "dueAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "errorCode" TEXT,

    CONSTRAINT "AutomationMatch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ParkedJob" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ParkedJob_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "AutomationRule_shopId_position_idx" ON "AutomationRule"("shopId", "position");
CREATE INDEX "AutomationMatch_shopId_idx" ON "AutomationMatch"("shopId");
CREATE INDEX "AutomationMatch_ruleId_state_dueAt_idx" ON "AutomationMatch"("ruleId", "state", "dueAt");
CREATE INDEX "AutomationMatch_ruleId_startedAt_idx" ON "AutomationMatch"("ruleId", "startedAt");
CREATE INDEX "AutomationMatch_productId_idx" ON "AutomationMatch"("productId");
CREATE INDEX "ParkedJob_shopId_idx" ON "ParkedJob"("shopId");

ALTER TABLE "Run" ADD CONSTRAINT "Run_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "AutomationRule"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "AutomationRule" ADD CONSTRAINT "AutomationRule_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AutomationMatch" ADD CONSTRAINT "AutomationMatch_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AutomationMatch" ADD CONSTRAINT "AutomationMatch_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "AutomationRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AutomationMatch" ADD CONSTRAINT "AutomationMatch_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ParkedJob" ADD CONSTRAINT "ParkedJob_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
