-- Publications of one account and store that go to the channel in one submission.
CREATE TABLE "PublicationFeed" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "marketplace" TEXT NOT NULL,
    "ledger" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    CONSTRAINT "PublicationFeed_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "Publication" ADD COLUMN "feedId" TEXT, ADD COLUMN "feedPlace" INTEGER;
CREATE INDEX "PublicationFeed_accountId_marketplace_finishedAt_idx" ON "PublicationFeed"("accountId", "marketplace", "finishedAt");
CREATE INDEX "PublicationFeed_shopId_idx" ON "PublicationFeed"("shopId");
CREATE INDEX "Publication_feedId_idx" ON "Publication"("feedId");
ALTER TABLE "PublicationFeed" ADD CONSTRAINT "PublicationFeed_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PublicationFeed" ADD CONSTRAINT "PublicationFeed_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "PublicationFeed"("id") ON DELETE SET NULL ON UPDATE CASCADE;
