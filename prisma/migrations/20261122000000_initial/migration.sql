-- CreateEnum
CREATE TYPE "CatalogueSync" AS ENUM ('idle', 'running', 'failed');

-- CreateEnum
CREATE TYPE "RunTrigger" AS ENUM ('merchant', 'webhook');

-- CreateEnum
CREATE TYPE "RunProductState" AS ENUM ('queued', 'ingested', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "RenditionState" AS ENUM ('queued', 'rendering', 'in_review', 'approved', 'rejected', 'written_back', 'reverted', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "VerdictOutcome" AS ENUM ('pass', 'review', 'fail');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('approved', 'rejected', 'reopened', 'redone', 'reverted');

-- CreateEnum
CREATE TYPE "WriteBackDirection" AS ENUM ('apply', 'revert');

-- CreateEnum
CREATE TYPE "WriteBackState" AS ENUM ('queued', 'running', 'done', 'stale', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "installedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalledAt" TIMESTAMP(3),
    "catalogueSyncedAt" TIMESTAMP(3),
    "catalogueSync" "CatalogueSync" NOT NULL DEFAULT 'idle',
    "catalogueSyncStartedAt" TIMESTAMP(3),

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "productType" TEXT NOT NULL,
    "tags" TEXT[],
    "searchText" TEXT NOT NULL,
    "shopUpdatedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductImage" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "mediaGid" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mimeType" TEXT,
    "url" TEXT,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "ProductImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mimeType" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "presetName" TEXT NOT NULL,
    "recipe" JSONB NOT NULL,
    "trigger" "RunTrigger" NOT NULL,
    "startedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMP(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunProduct" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "state" "RunProductState" NOT NULL DEFAULT 'queued',
    "errorCode" TEXT,
    "errorMessage" TEXT,

    CONSTRAINT "RunProduct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rendition" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "assetId" TEXT,
    "mediaGid" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "presetName" TEXT NOT NULL,
    "recipe" JSONB NOT NULL,
    "renditionKey" TEXT,
    "state" "RenditionState" NOT NULL DEFAULT 'queued',
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "outcome" "VerdictOutcome",
    "findings" JSONB,
    "output" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "renderedAt" TIMESTAMP(3),

    CONSTRAINT "Rendition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "renditionId" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WriteBack" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "renditionId" TEXT NOT NULL,
    "direction" "WriteBackDirection" NOT NULL,
    "state" "WriteBackState" NOT NULL DEFAULT 'queued',
    "requestedBy" TEXT NOT NULL,
    "ledger" JSONB,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "WriteBack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductLease" (
    "shopId" TEXT NOT NULL,
    "productGid" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ProductLease_pkey" PRIMARY KEY ("shopId","productGid")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "shopId" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("shopId","webhookId")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatchedAt" TIMESTAMP(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_domain_key" ON "Shop"("domain");

-- CreateIndex
CREATE INDEX "Product_shopId_deletedAt_shopUpdatedAt_id_idx" ON "Product"("shopId", "deletedAt", "shopUpdatedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Product_shopId_gid_key" ON "Product"("shopId", "gid");

-- CreateIndex
CREATE INDEX "ProductImage_productId_position_idx" ON "ProductImage"("productId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ProductImage_productId_mediaGid_key" ON "ProductImage"("productId", "mediaGid");

-- CreateIndex
CREATE UNIQUE INDEX "Asset_shopId_sha256_key" ON "Asset"("shopId", "sha256");

-- CreateIndex
CREATE INDEX "Run_shopId_createdAt_id_idx" ON "Run"("shopId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "RunProduct_runId_state_idx" ON "RunProduct"("runId", "state");

-- CreateIndex
CREATE INDEX "RunProduct_productId_idx" ON "RunProduct"("productId");

-- CreateIndex
CREATE UNIQUE INDEX "RunProduct_runId_productId_key" ON "RunProduct"("runId", "productId");

-- CreateIndex
CREATE INDEX "Rendition_shopId_state_createdAt_id_idx" ON "Rendition"("shopId", "state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Rendition_shopId_renditionKey_idx" ON "Rendition"("shopId", "renditionKey");

-- CreateIndex
CREATE INDEX "Rendition_assetId_idx" ON "Rendition"("assetId");

-- CreateIndex
CREATE INDEX "Rendition_productId_createdAt_idx" ON "Rendition"("productId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rendition_runId_productId_mediaGid_key" ON "Rendition"("runId", "productId", "mediaGid");

-- CreateIndex
CREATE INDEX "Decision_renditionId_at_idx" ON "Decision"("renditionId", "at");

-- CreateIndex
CREATE INDEX "WriteBack_renditionId_createdAt_idx" ON "WriteBack"("renditionId", "createdAt");

-- CreateIndex
CREATE INDEX "WriteBack_shopId_state_idx" ON "WriteBack"("shopId", "state");

-- CreateIndex
CREATE INDEX "OutboxMessage_dispatchedAt_notBefore_idx" ON "OutboxMessage"("dispatchedAt", "notBefore");

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductImage" ADD CONSTRAINT "ProductImage_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunProduct" ADD CONSTRAINT "RunProduct_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunProduct" ADD CONSTRAINT "RunProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_renditionId_fkey" FOREIGN KEY ("renditionId") REFERENCES "Rendition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WriteBack" ADD CONSTRAINT "WriteBack_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WriteBack" ADD CONSTRAINT "WriteBack_renditionId_fkey" FOREIGN KEY ("renditionId") REFERENCES "Rendition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductLease" ADD CONSTRAINT "ProductLease_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
