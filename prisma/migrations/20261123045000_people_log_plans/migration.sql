-- CreateTable
CREATE TABLE "StaffMember" (
    "shopId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "isOwner" BOOLEAN NOT NULL DEFAULT false,
    "permissions" TEXT[],
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("shopId","staffId")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "shopId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "subjectId" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShopPlan" (
    "shopId" TEXT NOT NULL,
    "planName" TEXT NOT NULL,
    "subscriptionGid" TEXT NOT NULL,
    "usageLineGid" TEXT,
    "usageCapCents" INTEGER NOT NULL DEFAULT 0,
    "isTest" BOOLEAN NOT NULL DEFAULT false,
    "periodEndsAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ShopPlan_pkey" PRIMARY KEY ("shopId")
);

-- CreateTable
CREATE TABLE "ImageUse" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "renditionId" TEXT NOT NULL,
    "renditionKey" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "priceMills" INTEGER NOT NULL DEFAULT 0,
    "batchId" TEXT,
    "chargedAt" TIMESTAMP(3),

    CONSTRAINT "ImageUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Activity_shopId_at_id_idx" ON "Activity"("shopId", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "Activity_shopId_kind_at_id_idx" ON "Activity"("shopId", "kind", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "Activity_shopId_actor_at_id_idx" ON "Activity"("shopId", "actor", "at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImageUse_shopId_renditionId_key" ON "ImageUse"("shopId", "renditionId");

-- CreateIndex
CREATE UNIQUE INDEX "ImageUse_shopId_renditionKey_key" ON "ImageUse"("shopId", "renditionKey");

-- CreateIndex
CREATE INDEX "ImageUse_shopId_at_idx" ON "ImageUse"("shopId", "at");

-- CreateIndex
CREATE INDEX "ImageUse_shopId_chargedAt_priceMills_idx" ON "ImageUse"("shopId", "chargedAt", "priceMills");

-- AddForeignKey
ALTER TABLE "StaffMember" ADD CONSTRAINT "StaffMember_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShopPlan" ADD CONSTRAINT "ShopPlan_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageUse" ADD CONSTRAINT "ImageUse_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The search of the activity log. Word beginnings, in any language: the `simple` configuration stems nothing.
CREATE INDEX "Activity_search_idx" ON "Activity" USING GIN (to_tsvector('simple', "searchText"));

-- The activity log is append-only. Rows go only when a whole shop is erased: services/activity/erase-activities.ts names
-- the shop in `packshot.erasing_shop` for its transaction.
CREATE FUNCTION refuse_activity_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."shopId" = current_setting('packshot.erasing_shop', true) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'expected the activity log to stay as written but received %', TG_OP
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "Activity_append_only" BEFORE UPDATE OR DELETE ON "Activity"
  FOR EACH ROW EXECUTE FUNCTION refuse_activity_change();

CREATE TRIGGER "Activity_no_truncate" BEFORE TRUNCATE ON "Activity"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_activity_change();
