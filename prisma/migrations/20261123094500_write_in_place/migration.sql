CREATE TYPE "WriteMode" AS ENUM ('swap', 'in_place');

ALTER TABLE "Run" ADD COLUMN "writeMode" "WriteMode" NOT NULL DEFAULT 'swap';

ALTER TABLE "WriteBack" ADD COLUMN "anyway" BOOLEAN NOT NULL DEFAULT false;

-- Which products show a file: asked before its bytes are changed in place.
CREATE INDEX "ProductImage_mediaGid_idx" ON "ProductImage"("mediaGid");
