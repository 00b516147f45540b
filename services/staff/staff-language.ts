/** The language each member of staff reads Packshot in. */
import { prisma } from "#prisma/client.ts";

export interface StaffLanguage {
  /** Their own choice; null follows Shopify's admin. */
  readonly chosen: string | null;
  /** What the admin last asked for; null before it ever did. */
  readonly fromAdmin: string | null;
}

/**
 * Remembers what the admin asks for: it does so in the address of the first page only, and an embedded app cannot
 * count on cookies to keep it.
 * @param asked the language in this request's address; null in all but the first
 */
export async function readStaffLanguage(
  shopId: string,
  staffId: string,
  asked: string | null,
): Promise<StaffLanguage> {
  const member = await prisma.staffMember.findUnique({
    where: { shopId_staffId: { shopId, staffId } },
    select: { language: true, adminLanguage: true },
  });
  if (asked !== null && asked !== member?.adminLanguage)
    await prisma.staffMember.updateMany({ where: { shopId, staffId }, data: { adminLanguage: asked } });
  return { chosen: member?.language ?? null, fromAdmin: asked ?? member?.adminLanguage ?? null };
}

/** @param language null to follow Shopify's admin again */
export async function chooseLanguage(
  shopId: string,
  staffId: string,
  language: string | null,
): Promise<void> {
  await prisma.staffMember.updateMany({ where: { shopId, staffId }, data: { language } });
}
