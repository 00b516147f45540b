/**
 * Listings with variations, of a group of records: one write for each record and one for the group. When eBay refuses one
 * of them, those made before are taken back, so that the listing is as it was.
 */
import { z } from "zod";
import type { CallEbay } from "./call-ebay.ts";
import { type Gallery, namesShown, requireSame } from "./gallery.ts";
import {
  asSent,
  type InventoryGroup,
  languageOf,
  picturesOf,
  readGroup,
  readRecord,
  writeRecord,
} from "./inventory.ts";
import { EbayRefused } from "./judge-answer.ts";

/** What a listing's parts had before they were written: addresses of pictures by SKU. */
export type Overwritten = Readonly<Record<string, readonly string[]>>;

export interface GalleryWrite {
  readonly before: Gallery;
  readonly after: Gallery;
  readonly overwritten: Overwritten;
  /** Called before each write of a part. */
  readonly keep: (overwritten: Overwritten) => Promise<void>;
}

/** eBay refused one of several writes. */
export class GroupRefused extends EbayRefused {
  /** Of the variation whose record was refused, such as `Colour=Red`; null when it was the group's own gallery. */
  readonly variantKey: string | null;
  /** Keys of the variations that show new pictures all the same, because the way back was barred as well. */
  readonly left: readonly string[];

  constructor(cause: EbayRefused, variantKey: string | null, left: readonly string[]) {
    super({ code: Number(cause.code), message: cause.message });
    this.variantKey = variantKey;
    this.left = left;
  }
}

/** Of the records that share a value of the aspect, the first lends its pictures, as on the page buyers see. */
export async function groupGallery(call: CallEbay, group: InventoryGroup): Promise<Gallery> {
  const pictures = group.imageUrls ?? [];
  const aspect = group.variesBy?.aspectsImageVariesBy?.[0];
  if (aspect === undefined) return { pictures, variations: null };
  const sets = new Map<string, readonly string[]>();
  for (const sku of group.variantSKUs) {
    const record = await readRecord(call, sku);
    const value = record.product.aspects?.[aspect]?.[0];
    if (value !== undefined && !sets.has(value)) sets.set(value, picturesOf(record));
  }
  return {
    pictures,
    variations: { aspect, sets: [...sets].map(([value, own]) => ({ value, pictures: own })) },
  };
}

/**
 * First the variations, then the gallery; run again, it writes only what is not there yet.
 * @throws GroupRefused once what was written is taken back
 */
export async function writeGroup(call: CallEbay, key: string, write: GalleryWrite): Promise<void> {
  const { before, after } = write;
  const group = await readGroup(call, key);
  requireSame(key, { ...before, variations: null }, { pictures: group.imageUrls ?? [], variations: null });
  const overwritten = new Map(Object.entries(write.overwritten));
  let variantKey: string | null = null;
  try {
    for (const sku of after.variations === null ? [] : group.variantSKUs) {
      const record = await readRecord(call, sku);
      const set = setOf(after, record.product.aspects);
      const present = picturesOf(record);
      if (set === undefined || isEqual(present, set.pictures)) continue;
      variantKey = keyOf(after, set.value);
      if (!overwritten.has(sku)) overwritten.set(sku, present);
      await write.keep(Object.fromEntries(overwritten));
      await writeRecord(call, sku, { before: present, after: set.pictures });
    }
    variantKey = null;
    if (!isEqual(group.imageUrls ?? [], after.pictures)) await writeGallery(call, key, group, after.pictures);
  } catch (error) {
    if (!(error instanceof EbayRefused)) throw error;
    throw new GroupRefused(error, variantKey, await takeBack(call, after, overwritten));
  }
}

async function writeGallery(
  call: CallEbay,
  key: string,
  group: InventoryGroup,
  pictures: readonly string[],
): Promise<void> {
  const contentLanguage = languageOf(await readRecord(call, group.variantSKUs[0] ?? ""));
  const body = asSent({ ...group, imageUrls: [...pictures] });
  await call({
    operation: "createOrReplaceInventoryItemGroup",
    turn: "inventory",
    contentLanguage,
    result: z.unknown(),
    run: (client) => client.sell.inventory.createOrReplaceInventoryItemGroup(key, body as never),
  });
}

/** @returns keys of the variations that could not be put back: eBay refuses that too, or somebody changed them since */
async function takeBack(
  call: CallEbay,
  after: Gallery,
  overwritten: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const left = new Set<string>();
  for (const [sku, had] of [...overwritten].reverse()) {
    const record = await readRecord(call, sku);
    const present = picturesOf(record);
    if (isEqual(present, had)) continue;
    const set = setOf(after, record.product.aspects);
    const isOurs = set !== undefined && namesShown(galleryOf(set.pictures), galleryOf(present)) !== null;
    if (isOurs && (await isWritten(call, sku, present, had))) continue;
    left.add(keyOf(after, set?.value ?? sku));
  }
  return [...left];
}

async function isWritten(
  call: CallEbay,
  sku: string,
  before: readonly string[],
  after: readonly string[],
): Promise<boolean> {
  try {
    await writeRecord(call, sku, { before, after });
    return true;
  } catch (error) {
    if (error instanceof EbayRefused) return false;
    throw error;
  }
}

function setOf({ variations }: Gallery, aspects: Readonly<Record<string, readonly string[]>> | undefined) {
  const value = aspects?.[variations?.aspect ?? ""]?.[0];
  return variations?.sets.find((one) => one.value === value);
}

const keyOf = ({ variations }: Gallery, value: string) => `${variations?.aspect ?? ""}=${value}`;

const galleryOf = (pictures: readonly string[]): Gallery => ({ pictures, variations: null });

const isEqual = (a: readonly string[], b: readonly string[]) => a.join("\n") === b.join("\n");
