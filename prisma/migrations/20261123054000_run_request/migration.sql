ALTER TYPE "RunTrigger" ADD VALUE 'flow';

ALTER TABLE "Run" ADD COLUMN "requestKey" TEXT;

CREATE UNIQUE INDEX "Run_shopId_requestKey_key" ON "Run"("shopId", "requestKey");
