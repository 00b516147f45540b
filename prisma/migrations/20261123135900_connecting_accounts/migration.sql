-- A sign-in that is for an account we know, and a daily look whether the channel still lets us in.
ALTER TABLE "ConnectAttempt" ADD COLUMN "accountId" TEXT;
ALTER TABLE "ChannelAccount" ADD COLUMN "checkedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
