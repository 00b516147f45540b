-- AlterTable
ALTER TABLE "StaffMember" ADD COLUMN "adminLanguage" TEXT,
ADD COLUMN "language" TEXT;
