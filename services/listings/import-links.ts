/** Links listings to products as a file says: looked at first, then done. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { cancelUnsent } from "./cancel-unsent.ts";
import { type FaultyLine, planLinkImport, type PlannedLink } from "./plan-link-import.ts";
import { type FileFault, readLinksCsv } from "./read-links-csv.ts";

const mostShown = 100;

export type LinkPreview =
  | { readonly fault: FileFault; readonly line: number | null }
  | {
      readonly fault: null;
      /** The first of each; the counts are of all. */
      readonly links: Pick<PlannedLink, "line" | "listing" | "before" | "product">[];
      readonly faults: FaultyLine[];
      readonly counts: Readonly<Record<"links" | "faults" | "same" | "blank", number>>;
    };

/** Changes nothing. @throws AppError FORBIDDEN */
export async function previewLinks(shopId: string, csv: string, actor: string): Promise<LinkPreview> {
  await requirePermission(prisma, shopId, actor, "publish");
  const file = readLinksCsv(csv);
  if (file.fault !== null) return file;
  const { links, same, faults } = await planLinkImport(shopId, file.links);
  return {
    fault: null,
    links: links.slice(0, mostShown).map(({ line, listing, before, product }) => ({
      ...{ line, listing, before, product },
    })),
    faults: faults.slice(0, mostShown),
    counts: { links: links.length, faults: faults.length, same, blank: file.blankLines },
  };
}

/**
 * Lines with a fault are left out; the file is looked at anew, for what has changed since.
 * @returns how many listings were linked
 * @throws AppError FORBIDDEN, BAD_INPUT
 */
export async function importLinks(shopId: string, csv: string, actor: string): Promise<number> {
  const file = readLinksCsv(csv);
  if (file.fault !== null)
    throw new AppError(
      "BAD_INPUT",
      `expected a file of links for the import but received one: ${file.fault}`,
    );
  return prisma.$transaction(
    async (tx) => {
      await requirePermission(tx, shopId, actor, "publish");
      const { links } = await planLinkImport(shopId, file.links, tx);
      if (links.length === 0) return 0;
      await cancelUnsent(
        tx,
        shopId,
        links.map(({ listingId }) => listingId),
      );
      await tx.$executeRaw`
        UPDATE "Listing" SET link = 'confirmed', "productId" = read."productId", "variantId" = read."variantId",
          "linkConfidence" = NULL, "linkReason" = 'person', "linkedBy" = ${actor},
          "linkedAt" = now() AT TIME ZONE 'UTC'
        FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
          AS read ("listingId" text, "productId" text, "variantId" text)
        WHERE "Listing".id = read."listingId" AND "Listing"."shopId" = ${shopId}`;
      await recordActivity(tx, shopId, {
        ...{ kind: "listing.linked", actor, subject: "listing", after: { listings: links.length } },
      });
      return links.length;
    },
    { timeout: 60_000 },
  );
}
