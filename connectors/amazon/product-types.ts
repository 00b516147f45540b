/**
 * Which pictures a type of products takes, by Amazon's Product Type Definitions.
 * https://developer-docs.amazon.com/sp-api/docs/product-type-definitions-api-v2020-09-01-reference
 */
import { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { Slot } from "#core/publishing/slot.ts";
import type { PublishOrder } from "../connector.ts";
import type { SellerCalls } from "./amazon-calls.ts";
import { amazonSlots, attributeOf } from "./slots.ts";

/** Amazon's word for any product, where a listing's own type is not known. */
export const anyProductType = "PRODUCT";

const keptMs = 86_400_000;
const mostKept = 500;

/** Types that were asked for, by store and name; null where Amazon does not know the type. Definitions change rarely. */
export type KnownTypes = Map<string, { readonly slots: ReadonlySet<Slot> | null; readonly at: number }>;

/** What stands against the plan before anything is sent; all slots that the type does not take at once. */
export async function issuesOfProductType(
  calls: SellerCalls,
  known: KnownTypes,
  { listing, plan, productType }: PublishOrder,
): Promise<ChannelIssue[]> {
  if (productType === null || productType === anyProductType) return [];
  const slots = await slotsOf(calls, known, listing.marketplace, productType);
  if (slots === null) {
    const message = `Amazon does not know the product type ${productType} in this store. Choose another one in Seller Central.`;
    return [{ code: "packshot.unknown-product-type", severity: "error", message, slot: null }];
  }
  return plan.target
    .filter(({ slot }) => !slots.has(slot))
    .map(({ slot }) => ({
      ...{ code: "packshot.slot-not-taken", severity: "error", slot },
      message: `The product type ${productType} takes no picture in this place. Leave it out.`,
    }));
}

async function slotsOf(
  calls: SellerCalls,
  known: KnownTypes,
  marketplace: string,
  productType: string,
): Promise<ReadonlySet<Slot> | null> {
  const key = `${marketplace} ${productType}`;
  const kept = known.get(key);
  if (kept !== undefined && Date.now() - kept.at < keptMs) return kept.slots;
  const slots = await readSlots(calls, marketplace, productType);
  known.delete(key);
  known.set(key, { slots, at: Date.now() });
  for (const oldest of known.keys()) if (known.size > mostKept) known.delete(oldest);
  return slots;
}

async function readSlots(
  calls: SellerCalls,
  marketplace: string,
  productType: string,
): Promise<ReadonlySet<Slot> | null> {
  try {
    const attributes = await calls.readProductType(marketplace, productType);
    return new Set(amazonSlots.filter((slot) => attributes.has(attributeOf(slot) ?? "")));
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
