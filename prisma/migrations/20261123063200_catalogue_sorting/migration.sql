ALTER TABLE "Product" ADD COLUMN "titleKey" TEXT NOT NULL DEFAULT '';

-- The first line of what search looks at is the title.
UPDATE "Product" SET "titleKey" = left(split_part("searchText", E'\n', 1), 255);

CREATE INDEX "Product_shopId_deletedAt_titleKey_id_idx" ON "Product"("shopId", "deletedAt", "titleKey", "id");
CREATE INDEX "Product_shopId_deletedAt_imageCount_id_idx" ON "Product"("shopId", "deletedAt", "imageCount" DESC, "id");
