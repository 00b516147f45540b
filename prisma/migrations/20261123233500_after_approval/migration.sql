ALTER TABLE "ChannelAccount" ADD COLUMN "afterApproval" TEXT NOT NULL DEFAULT 'wait',
  ADD COLUMN "afterApprovalBy" TEXT,
  ADD COLUMN "afterApprovalSince" TIMESTAMP(3);
