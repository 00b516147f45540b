/** Listings of each kind eBay knows, made for tests and the demo, and changed by hand. */
import type { EbayPlace } from "./place.ts";
import type { EbayListing, Variation } from "./records.ts";
import { recordOf, shownOf } from "./shown.ts";

interface SeedPicture {
  readonly base64: string;
}

/** A listing as a test or the demo asks for it. */
export interface NewEbayListing {
  /** By the Inventory API, alone or as a group; else by Trading. `inventory` when absent. */
  readonly kind?: EbayListing["madeBy"];
  readonly sellerId?: string;
  readonly title: string;
  /** Of a group: its key. */
  readonly sku: string;
  readonly price?: string;
  /** `draft` makes the records, and no listing of them. */
  readonly state?: EbayListing["state"] | "draft";
  readonly pictures?: readonly SeedPicture[];
  /** Pictures vary by the first specific. */
  readonly variations?: readonly (Variation & { readonly pictures?: readonly SeedPicture[] })[];
}

export interface HandChange {
  readonly state?: EbayListing["state"];
  readonly title?: string;
  /** Turns the order of the gallery around. */
  readonly reverse?: boolean;
  /** Takes the place of the gallery. */
  readonly pictures?: readonly SeedPicture[];
}

type Place = Omit<EbayPlace, "sellerOf">;

export async function seedListing(place: Place, asked: NewEbayListing): Promise<EbayListing> {
  const { state, clock } = place;
  const sellerId = asked.sellerId ?? state.sellers[0]?.userId ?? "";
  const madeBy = asked.kind ?? "inventory";
  const gallery = await keepAll(place, sellerId, asked.pictures);
  const variations = [];
  for (const one of asked.variations ?? [])
    variations.push({ ...one, pictures: await keepAll(place, sellerId, one.pictures) });
  const nextId = () => (state.nextId++).toString();
  const offers = { inventory: 1, group: variations.length, trading: 0 }[madeBy];
  const listing: EbayListing = {
    listingId: nextId(),
    sellerId,
    offerIds: Array.from({ length: offers }, nextId),
    madeBy,
    key: asked.sku,
    title: asked.title,
    price: asked.price ?? "24.00",
    state: asked.state === "ended" ? "ended" : "active",
    startedAt: clock.now(),
    pictures: madeBy === "trading" ? gallery : [],
    variations: variations.map(({ sku, specifics }) => ({ sku, specifics })),
    variationPictures: null,
    revised: { day: "", count: 0 },
  };
  if (asked.state !== "draft") state.listings.push(listing);
  const name = Object.keys(variations[0]?.specifics ?? {})[0];
  if (madeBy === "inventory") addRecord(place, sellerId, asked.sku, asked.title, {}, gallery);
  if (madeBy === "group") {
    for (const { sku, specifics, pictures } of variations)
      addRecord(place, sellerId, sku, asked.title, specifics, pictures);
    addGroup(place, listing, gallery, name);
  }
  if (madeBy === "trading" && name !== undefined) {
    const sets = new Map(variations.map(({ specifics, pictures }) => [specifics[name] ?? "", pictures]));
    listing.variationPictures = { name, sets: [...sets].map(([value, pictures]) => ({ value, pictures })) };
  }
  return listing;
}

export async function changeByHand(place: Place, listing: EbayListing, change: HandChange): Promise<void> {
  if (change.state !== undefined) listing.state = change.state;
  if (change.title !== undefined) listing.title = change.title;
  const gallery = [...shownOf(place.state, listing).gallery];
  if (change.reverse === true) setGallery(place, listing, gallery.reverse());
  if (change.pictures !== undefined)
    setGallery(place, listing, await keepAll(place, listing.sellerId, change.pictures));
}

function setGallery({ state }: Place, listing: EbayListing, urls: string[]): void {
  const { madeBy, sellerId, key } = listing;
  if (madeBy === "trading") listing.pictures = urls;
  const record = recordOf(state, sellerId, key);
  if (madeBy === "inventory" && record !== undefined)
    record.body.product = { ...record.body.product, imageUrls: urls };
  const group = state.groups.find((one) => one.sellerId === sellerId && one.key === key);
  if (madeBy === "group" && group !== undefined) group.body.imageUrls = urls;
}

function addRecord(
  { state }: Place,
  sellerId: string,
  sku: string,
  title: string,
  specifics: Variation["specifics"],
  imageUrls: string[],
): void {
  const aspects = Object.fromEntries(Object.entries(specifics).map(([name, value]) => [name, [value]]));
  state.inventory.push({
    sellerId,
    sku,
    locale: "en_US",
    body: {
      condition: "NEW",
      availability: { shipToLocationAvailability: { quantity: 5 } },
      packageWeightAndSize: { weight: { unit: "POUND", value: 1.5 } },
      product: {
        title,
        ...{ description: `About ${title}.`, brand: "Unbranded", mpn: "Does not apply" },
        aspects: { Department: ["Home"], ...aspects },
        imageUrls,
      },
    },
  });
}

function addGroup(
  { state }: Place,
  listing: EbayListing,
  imageUrls: string[],
  name: string | undefined,
): void {
  const { sellerId, key, title, variations } = listing;
  const names = Object.keys(variations[0]?.specifics ?? {});
  const valuesOf = (of: string) => [...new Set(variations.map(({ specifics }) => specifics[of] ?? ""))];
  state.groups.push({
    sellerId,
    key,
    body: {
      title,
      description: `About ${title}.`,
      imageUrls,
      variantSKUs: variations.map(({ sku }) => sku),
      aspects: { Department: ["Home"] },
      variesBy: {
        aspectsImageVariesBy: name === undefined ? [] : [name],
        specifications: names.map((of) => ({ name: of, values: valuesOf(of) })),
      },
    },
  });
}

async function keepAll(
  { services }: Place,
  sellerId: string,
  pictures: readonly SeedPicture[] = [],
): Promise<string[]> {
  const urls = [];
  for (const { base64 } of pictures)
    urls.push(services.urlOf(await services.keep(sellerId, Buffer.from(base64, "base64"))));
  return urls;
}
