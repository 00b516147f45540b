CREATE INDEX "Rendition_shopId_state_productId_idx" ON "Rendition"("shopId", "state", "productId");
