/** eBay's Inventory API: records and groups of them, which a write replaces whole, and the offers made of them. */
import type { Answer, OperationCall } from "../common/open-api.ts";
import {
  complaintOn,
  complaintTexts,
  countRevision,
  maxPictures,
  maxVariationPictures,
} from "./listing-rules.ts";
import { offerOperations } from "./offers.ts";
import { pageOf } from "./paging.ts";
import { done, type EbayPlace, type Operations } from "./place.ts";
import type { EbayListing, GroupBody, InventoryBody, InventoryRecord } from "./records.ts";
import { EbayRefusal } from "./refusal.ts";
import { recordOf } from "./shown.ts";

/** Error 25707 names letters and digits alone; sellers report `.`, `-` and `_` to pass. Decided here: so they do. */
const newSku = /^[A-Za-z0-9._-]{1,50}$/;

export function inventoryOperations(place: EbayPlace): Operations {
  const { state, sellerOf, origin } = place;
  const writeAlone = openWriters();
  const show = (record: InventoryRecord) => {
    const groups = state.groups
      .filter(({ sellerId, body }) => sellerId === record.sellerId && body.variantSKUs?.includes(record.sku))
      .map(({ key }) => key);
    return {
      ...record.body,
      sku: record.sku,
      locale: record.locale,
      ...(groups.length > 0 && { inventoryItemGroupKeys: groups, groupIds: groups }),
    };
  };
  return {
    getInventoryItems: (call) => {
      const mine = state.inventory.filter(({ sellerId }) => sellerId === sellerOf(call));
      const { page, shown } = pageOf(call, mine, `${origin()}/sell/inventory/v1/inventory_item`, 25);
      return done({ ...page, inventoryItems: shown.map(show) });
    },
    getInventoryItem: (call) => done(show(recordOf(state, sellerOf(call), skuOf(call)) ?? missing())),
    createOrReplaceInventoryItem: (call) => {
      const sku = skuOf(call);
      return writeAlone(`${sellerOf(call)} ${sku}`, () => replaceRecord(place, call, sku));
    },
    getInventoryItemGroup: (call) => {
      const { key, body } = groupOf(place, call) ?? missing();
      return done({ ...body, inventoryItemGroupKey: key });
    },
    createOrReplaceInventoryItemGroup: (call) =>
      writeAlone(`${sellerOf(call)} group ${keyOf(call)}`, () => replaceGroup(place, call)),
    ...offerOperations(place),
  };
}

function replaceRecord(place: EbayPlace, call: OperationCall, sku: string): Answer {
  const { state } = place;
  const sellerId = place.sellerOf(call);
  const body = withoutAnswers(call.body) as InventoryBody;
  const known = recordOf(state, sellerId, sku);
  if (known === undefined && !newSku.test(sku))
    throw new EbayRefusal(
      400,
      25707,
      "This is an invalid value for a SKU. Only alphanumeric characters can be used for SKUs, and their length must not exceed 50 characters.",
    );
  const listings = activeListings(place, sellerId).filter(({ key }) =>
    [sku, ...groupKeysOf(place, sellerId, sku)].includes(key),
  );
  const inGroup = listings.some(({ madeBy }) => madeBy === "group");
  const pictures = body.product?.imageUrls ?? [];
  const rules = { most: inGroup ? maxVariationPictures : maxPictures, hasVariations: inGroup };
  refusePictures(place, pictures, rules, listings.length > 0 && !inGroup);
  if (listings.length > 0 && (body.product?.title ?? "") === "")
    throw new EbayRefusal(400, 25002, "A user error has occurred. The title is missing.");
  revise(place, listings);
  if (known === undefined) {
    const locale = (call.headers.get("content-language") ?? "").replace("-", "_");
    state.inventory.push({ sellerId, sku, locale, body });
    return { status: 201, body: {} };
  }
  known.body = body;
  for (const listing of listings)
    if (listing.madeBy === "inventory") listing.title = body.product?.title ?? listing.title;
  return { status: 204 };
}

function replaceGroup(place: EbayPlace, call: OperationCall): Answer {
  const sellerId = place.sellerOf(call);
  const body = withoutAnswers(call.body) as GroupBody;
  const known = groupOf(place, call);
  const stray = (body.variantSKUs ?? []).find((sku) => recordOf(place.state, sellerId, sku) === undefined);
  if (stray !== undefined)
    throw new EbayRefusal(400, 25702, `${stray} could not be found or is not available in the system.`);
  const listings = activeListings(place, sellerId).filter(
    ({ key, madeBy }) => madeBy === "group" && key === keyOf(call),
  );
  refusePictures(place, body.imageUrls ?? [], { hasVariations: true }, listings.length > 0);
  revise(place, listings);
  if (known === undefined) {
    place.state.groups.push({ sellerId, key: keyOf(call), body });
    return { status: 201, body: {} };
  }
  known.body = body;
  for (const listing of listings) listing.title = body.title ?? listing.title;
  return { status: 204 };
}

function refusePictures(
  { services }: EbayPlace,
  pictures: readonly string[],
  rules: { most?: number; hasVariations: boolean },
  needsOne: boolean,
): void {
  const complaint = needsOne && pictures.length === 0 ? "none" : complaintOn(services, pictures, rules);
  if (complaint === null) return;
  const isAddress = complaint === "not-https" || complaint === "gone";
  const what = isAddress ? "an invalid picture URL" : "invalid pictures";
  throw new EbayRefusal(
    400,
    isAddress ? 25015 : 25014,
    `The eBay listing associated with the inventory item, or the unpublished offer has ${what}. ${complaintTexts[complaint]}`,
  );
}

/** A write to a record with a published offer is a revision of its listing. */
function revise({ clock }: EbayPlace, listings: readonly EbayListing[]): void {
  for (const listing of listings)
    if (!countRevision(listing, clock.now()))
      throw new EbayRefusal(400, 25019, `Cannot revise the listing. ${complaintTexts["too-many-revisions"]}`);
}

const activeListings = ({ state }: EbayPlace, seller: string) =>
  state.listings.filter(
    ({ sellerId, state: now, madeBy }) => sellerId === seller && now === "active" && madeBy !== "trading",
  );

const groupKeysOf = ({ state }: EbayPlace, seller: string, sku: string) =>
  state.groups
    .filter(({ sellerId, body }) => sellerId === seller && body.variantSKUs?.includes(sku))
    .map(({ key }) => key);

const skuOf = (call: OperationCall) => call.path["sku"] ?? "";
const keyOf = (call: OperationCall) => call.path["inventoryItemGroupKey"] ?? "";

const groupOf = ({ state, sellerOf }: EbayPlace, call: OperationCall) =>
  state.groups.find(({ sellerId, key }) => sellerId === sellerOf(call) && key === keyOf(call));

/** What only answers have is no part of the record. */
function withoutAnswers(body: OperationCall["body"]): Record<string, unknown> {
  const kept = { ...body };
  for (const name of ["sku", "locale", "groupIds", "inventoryItemGroupKeys", "inventoryItemGroupKey"])
    Reflect.deleteProperty(kept, name);
  return kept;
}

function missing(): never {
  throw new EbayRefusal(
    404,
    25710,
    "We didn't find the resource/entity you are requesting. Please verify the request",
  );
}

/** Two writes to one record at the same time: the second is refused, with a 500 as documented. */
function openWriters() {
  const busy = new Set<string>();
  return async (subject: string, write: () => Answer): Promise<Answer> => {
    if (busy.has(subject))
      throw new EbayRefusal(
        500,
        25025,
        "Concurrent access of the same Inventory or Inventory Item Group object is not allowed. Please try again later.",
      );
    busy.add(subject);
    try {
      // A write takes eBay a moment; another that comes meanwhile meets it.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return write();
    } finally {
      busy.delete(subject);
    }
  };
}
