ALTER TABLE "Shop" ADD COLUMN "catalogueReconciledAt" TIMESTAMP(3);

ALTER TABLE "Product" ADD COLUMN "imageCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "smallestSidePx" INTEGER;

UPDATE "Product" SET "imageCount" = counted.images, "smallestSidePx" = counted.side
FROM (
  SELECT "productId", count(*) AS images, min(least(width, height)) AS side FROM "ProductImage" GROUP BY "productId"
) counted
WHERE counted."productId" = "Product".id;

CREATE TABLE "BulkRead" (
    "shopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "operationGid" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "objectsFound" INTEGER NOT NULL DEFAULT 0,
    "recorded" INTEGER NOT NULL DEFAULT 0,
    "cancelAskedAt" TIMESTAMP(3),

    CONSTRAINT "BulkRead_pkey" PRIMARY KEY ("shopId", "kind")
);

CREATE TABLE "Collection" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CollectionProduct" (
    "collectionId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CollectionProduct_pkey" PRIMARY KEY ("collectionId", "productId")
);

CREATE UNIQUE INDEX "Collection_shopId_gid_key" ON "Collection"("shopId", "gid");
CREATE INDEX "CollectionProduct_productId_idx" ON "CollectionProduct"("productId");
CREATE INDEX "Product_shopId_deletedAt_vendor_shopUpdatedAt_id_idx" ON "Product"("shopId", "deletedAt", "vendor", "shopUpdatedAt" DESC, "id");
CREATE INDEX "Product_shopId_deletedAt_productType_shopUpdatedAt_id_idx" ON "Product"("shopId", "deletedAt", "productType", "shopUpdatedAt" DESC, "id");
CREATE INDEX "Product_tags_idx" ON "Product" USING GIN ("tags");

ALTER TABLE "BulkRead" ADD CONSTRAINT "BulkRead_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollectionProduct" ADD CONSTRAINT "CollectionProduct_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollectionProduct" ADD CONSTRAINT "CollectionProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
