ALTER TABLE "Product" ADD COLUMN "shopCreatedAt" TIMESTAMP(3);

CREATE INDEX "Product_shopId_shopCreatedAt_id_idx" ON "Product"("shopId", "shopCreatedAt" DESC, "id");

-- The setting "enhance new products" has become a rule of its own.
INSERT INTO "AutomationRule" (id, "shopId", position, definition, "updatedAt")
SELECT 'new-products-' || id, id, 1,
  jsonb_build_object(
    'name', 'New products',
    'conditions', '[]'::jsonb,
    'presets', jsonb_build_array(COALESCE(settings->>'defaultPreset', 'amazon-main')),
    'approval', CASE
      WHEN settings->>'approval' IS DISTINCT FROM 'auto-approve' THEN 'review'
      WHEN COALESCE((settings->>'writeBackOnApproval')::boolean, true) THEN 'publish'
      ELSE 'approve'
    END,
    'quietHours', NULL,
    'dailyCap', NULL,
    'stopsOthers', true
  ),
  now() AT TIME ZONE 'UTC'
FROM "Shop" WHERE settings->>'enhanceNewProducts' = 'true';
