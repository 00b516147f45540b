-- Pictures of many products as files to take along, for a channel we have no connector to.
CREATE TYPE "ExportState" AS ENUM ('queued', 'checking', 'packing', 'ready', 'cancelled', 'failed', 'expired');
CREATE TABLE "ChannelExport" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'queued',
    "productIds" TEXT[],
    "productCount" INTEGER NOT NULL,
    "hasAddresses" BOOLEAN NOT NULL,
    "words" JSONB NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "productsChecked" INTEGER NOT NULL DEFAULT 0,
    "pictureCount" INTEGER NOT NULL DEFAULT 0,
    "picturesPacked" INTEGER NOT NULL DEFAULT 0,
    "leftOutCount" INTEGER NOT NULL DEFAULT 0,
    "noteCount" INTEGER NOT NULL DEFAULT 0,
    "files" JSONB NOT NULL DEFAULT '[]',
    "finishedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),
    "errorCode" TEXT,
    "errorMessage" TEXT,
    CONSTRAINT "ChannelExport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ChannelExport_shopId_createdAt_id_idx" ON "ChannelExport"("shopId", "createdAt" DESC, "id");
CREATE INDEX "ChannelExport_state_finishedAt_idx" ON "ChannelExport"("state", "finishedAt");
-- An export asks for thousands of stored files at once whether channels may fetch them already.
CREATE INDEX "PublicPicture_shopId_storageKey_idx" ON "PublicPicture"("shopId", "storageKey");
ALTER TABLE "ChannelExport" ADD CONSTRAINT "ChannelExport_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
