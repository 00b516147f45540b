-- CreateEnum
CREATE TYPE "ChannelAccountState" AS ENUM ('connected', 'reauth_required', 'disconnected');

-- CreateEnum
CREATE TYPE "ListingState" AS ENUM ('active', 'inactive', 'ended');

-- CreateEnum
CREATE TYPE "ListingLink" AS ENUM ('none', 'suggested', 'confirmed', 'refused');

-- CreateTable
CREATE TABLE "ProductVariant" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "gtin" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ProductVariant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelAccount" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "marketplaces" JSONB NOT NULL,
    "state" "ChannelAccountState" NOT NULL DEFAULT 'connected',
    "accessToken" TEXT,
    "accessExpiresAt" TIMESTAMP(3),
    "refreshToken" TEXT,
    "refreshExpiresAt" TIMESTAMP(3),
    "signedInAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "connectedBy" TEXT NOT NULL,
    "listingsReadAt" TIMESTAMP(3),

    CONSTRAINT "ChannelAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectAttempt" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "codeVerifier" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "returnedAt" TIMESTAMP(3),
    "tokens" TEXT,
    "account" JSONB,
    "errorCode" TEXT,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "ConnectAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelStop" (
    "shopId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "stoppedBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChannelStop_pkey" PRIMARY KEY ("shopId","channel")
);

-- CreateTable
CREATE TABLE "ChannelBudget" (
    "accountId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChannelBudget_pkey" PRIMARY KEY ("accountId","operation")
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "marketplace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',
    "skus" TEXT[],
    "gtins" TEXT[],
    "productType" TEXT,
    "state" "ListingState" NOT NULL,
    "url" TEXT,
    "imageCount" INTEGER NOT NULL,
    "mainImageUrl" TEXT,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "link" "ListingLink" NOT NULL DEFAULT 'none',
    "productId" TEXT,
    "variantId" TEXT,
    "linkConfidence" DOUBLE PRECISION,
    "linkReason" TEXT,
    "linkedBy" TEXT,
    "linkedAt" TIMESTAMP(3),
    "images" JSONB,
    "imagesReadAt" TIMESTAMP(3),
    "slots" JSONB,
    "driftedAt" TIMESTAMP(3),

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingLease" (
    "listingId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ListingLease_pkey" PRIMARY KEY ("listingId")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "listingId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "mode" TEXT NOT NULL,
    "batchId" TEXT,
    "requestedBy" TEXT NOT NULL,
    "approvedBy" TEXT,
    "scheduledFor" TIMESTAMP(3),
    "setKey" TEXT,
    "wanted" JSONB NOT NULL,
    "plan" JSONB,
    "snapshot" JSONB,
    "shown" JSONB,
    "ledger" JSONB,
    "issues" JSONB NOT NULL DEFAULT '[]',
    "restoresId" TEXT,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMP(3),
    "acceptedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "nextLookAt" TIMESTAMP(3),
    "looks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationEvent" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "shopId" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "PublicationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicPicture" (
    "shopId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicPicture_pkey" PRIMARY KEY ("shopId","sha256")
);

-- CreateIndex
CREATE INDEX "ProductVariant_shopId_sku_idx" ON "ProductVariant"("shopId", "sku");

-- CreateIndex
CREATE INDEX "ProductVariant_shopId_gtin_idx" ON "ProductVariant"("shopId", "gtin");

-- CreateIndex
CREATE UNIQUE INDEX "ProductVariant_productId_gid_key" ON "ProductVariant"("productId", "gid");

-- CreateIndex
CREATE UNIQUE INDEX "ChannelAccount_shopId_channel_region_sellerId_key" ON "ChannelAccount"("shopId", "channel", "region", "sellerId");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectAttempt_stateHash_key" ON "ConnectAttempt"("stateHash");

-- CreateIndex
CREATE INDEX "ConnectAttempt_shopId_expiresAt_idx" ON "ConnectAttempt"("shopId", "expiresAt");

-- CreateIndex
CREATE INDEX "Listing_shopId_link_title_id_idx" ON "Listing"("shopId", "link", "title", "id");

-- CreateIndex
CREATE INDEX "Listing_shopId_title_id_idx" ON "Listing"("shopId", "title", "id");

-- CreateIndex
CREATE INDEX "Listing_productId_idx" ON "Listing"("productId");

-- CreateIndex
CREATE INDEX "Listing_variantId_idx" ON "Listing"("variantId");

-- CreateIndex
CREATE UNIQUE INDEX "Listing_accountId_marketplace_externalId_key" ON "Listing"("accountId", "marketplace", "externalId");

-- CreateIndex
CREATE INDEX "Publication_listingId_createdAt_idx" ON "Publication"("listingId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Publication_shopId_state_createdAt_id_idx" ON "Publication"("shopId", "state", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Publication_shopId_batchId_idx" ON "Publication"("shopId", "batchId");

-- CreateIndex
CREATE INDEX "Publication_state_nextLookAt_idx" ON "Publication"("state", "nextLookAt");

-- CreateIndex
CREATE INDEX "Publication_restoresId_idx" ON "Publication"("restoresId");

-- CreateIndex
CREATE INDEX "PublicationEvent_publicationId_at_idx" ON "PublicationEvent"("publicationId", "at");

-- CreateIndex
CREATE INDEX "PublicationEvent_shopId_at_idx" ON "PublicationEvent"("shopId", "at");

-- CreateIndex
CREATE INDEX "PublicPicture_sha256_idx" ON "PublicPicture"("sha256");

-- AddForeignKey
ALTER TABLE "ProductVariant" ADD CONSTRAINT "ProductVariant_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelAccount" ADD CONSTRAINT "ChannelAccount_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectAttempt" ADD CONSTRAINT "ConnectAttempt_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelStop" ADD CONSTRAINT "ChannelStop_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelBudget" ADD CONSTRAINT "ChannelBudget_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "ProductVariant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingLease" ADD CONSTRAINT "ListingLease_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_restoresId_fkey" FOREIGN KEY ("restoresId") REFERENCES "Publication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationEvent" ADD CONSTRAINT "PublicationEvent_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicPicture" ADD CONSTRAINT "PublicPicture_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What happened to a publication is never rewritten; only the erasure of a shop takes it away.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."shopId" = current_setting('packshot.erasing_shop', true) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'expected % to stay as written but received %', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "PublicationEvent_append_only" BEFORE UPDATE OR DELETE ON "PublicationEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();

CREATE TRIGGER "PublicationEvent_no_truncate" BEFORE TRUNCATE ON "PublicationEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
