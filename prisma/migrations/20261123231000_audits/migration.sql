-- Looks over whole catalogues, and what they saw of each picture.
CREATE TYPE "AuditState" AS ENUM ('sampling', 'scanning', 'done', 'cancelled', 'failed');
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "state" "AuditState" NOT NULL DEFAULT 'sampling',
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "sampleIds" TEXT[],
    "sampled" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "productCount" INTEGER NOT NULL,
    "imageCount" INTEGER NOT NULL,
    "productsLooked" INTEGER NOT NULL DEFAULT 0,
    "imagesLooked" INTEGER NOT NULL DEFAULT 0,
    "sampleReport" JSONB,
    "report" JSONB,
    "errorMessage" TEXT,
    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "PictureLook" (
    "productId" TEXT NOT NULL,
    "mediaGid" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "engine" INTEGER NOT NULL,
    "lookedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "measures" JSONB,
    "defects" TEXT[],
    "score" INTEGER NOT NULL,
    "brokenRules" TEXT[],
    CONSTRAINT "PictureLook_pkey" PRIMARY KEY ("productId", "mediaGid")
);
CREATE INDEX "Audit_shopId_startedAt_id_idx" ON "Audit"("shopId", "startedAt" DESC, "id");
-- One audit under way per shop, however often the button is pressed.
CREATE UNIQUE INDEX "Audit_shopId_under_way_key" ON "Audit"("shopId") WHERE "state" IN ('sampling', 'scanning');
CREATE INDEX "PictureLook_shopId_score_productId_idx" ON "PictureLook"("shopId", "score", "productId");
ALTER TABLE "Audit" ADD CONSTRAINT "Audit_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PictureLook" ADD CONSTRAINT "PictureLook_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PictureLook" ADD CONSTRAINT "PictureLook_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
