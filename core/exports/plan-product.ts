/** One product's part of an export: its files, its rows of the table, and what is the matter with it. */
import { type Candidate, choosePlaces, type Places } from "./choose-places.ts";
import { type ExportChannel, exportTraits } from "./export-channels.ts";
import type { FeedVariant } from "./feed-table.ts";
import { pictureName, type StemRegister } from "./file-names.ts";
import type { ExportProblem } from "./problems.ts";

export interface ExportPicture {
  /** The photo's in the shop. */
  readonly fileName: string;
  readonly key: string;
  readonly bytes: number;
  /** Without a dot. */
  readonly extension: string;
  /** Where the channel can fetch it; null where the table names files instead. */
  readonly address: string | null;
}

export interface ExportVariant {
  /** Shopify's, without the `gid`. */
  readonly number: string;
  readonly sku: string | null;
  /** 14 digits. */
  readonly gtin: string | null;
}

export interface ExportProduct {
  readonly title: string;
  readonly handle: string;
  /** One at least. */
  readonly variants: readonly ExportVariant[];
  /** In the order of the gallery. */
  readonly pictures: readonly Candidate<ExportPicture>[];
  /** Photos whose finished picture is not in storage any more. */
  readonly missing: readonly string[];
}

export interface ExportEntry {
  /** Within the ZIP; a plain name. */
  readonly name: string;
  readonly key: string;
  readonly bytes: number;
}

export interface PlannedProduct {
  readonly entries: readonly ExportEntry[];
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly ExportProblem[];
}

/** What earlier products of the same export took. */
export interface Taken {
  readonly stems: StemRegister;
  readonly ids: Set<string>;
}

export function planProduct(channel: ExportChannel, product: ExportProduct, taken: Taken): PlannedProduct {
  const places = choosePlaces(channel, product.pictures);
  const judged = problemsOf(product, places);
  if (places.placed.length === 0) return { entries: [], rows: [], problems: judged };
  const stem = taken.stems.take(stemWishes(channel, product));
  const named = places.placed.map(({ picture }, nth) => ({
    ...{ key: picture.key, bytes: picture.bytes, address: picture.address },
    name: pictureName(stem, nth + 1, picture.extension),
  }));
  const pictures = named.map(({ name, address }) => address ?? name);
  const { rows, problems } = tableRows(channel, product, pictures, taken.ids);
  const entries = named.map(({ name, key, bytes }) => ({ name, key, bytes }));
  return { entries, rows, problems: [...judged, ...problems] };
}

function stemWishes(channel: ExportChannel, { variants, handle }: ExportProduct): string[] {
  const [first] = variants;
  const gtin = exportTraits[channel].namedAfter === "gtin" ? writtenGtin(first?.gtin ?? null) : null;
  return [gtin ?? "", first?.sku ?? "", handle, first?.number ?? ""];
}

/** As printed under a bar code: 13 digits where 13 are enough. */
function writtenGtin(gtin: string | null): string | null {
  return gtin?.replace(/^0/, "") ?? null;
}

function problemsOf({ title, missing }: ExportProduct, places: Places<ExportPicture>): ExportProblem[] {
  const { placed, leftOut, beyond, mainMovedUp, setRules } = places;
  const ofPicture = (kind: "refused" | "advised", { picture, rules }: (typeof placed)[number]) =>
    rules.map(({ ruleId }) => ({ kind, product: title, picture: picture.fileName, ruleId }));
  const isNotIn = placed.length === 0;
  return [
    ...leftOut.flatMap((one) => ofPicture("refused", one)),
    ...missing.map((picture) => ({ kind: "missing-file" as const, product: title, picture })),
    ...beyond.map(({ fileName }) => ({ kind: "beyond" as const, product: title, picture: fileName })),
    ...(isNotIn && leftOut.length > 0 ? [{ kind: "no-main" as const, product: title }] : []),
    ...(isNotIn && leftOut.length === 0 ? [{ kind: "no-pictures" as const, product: title }] : []),
    ...(mainMovedUp ? [{ kind: "main-moved" as const, product: title }] : []),
    ...placed.flatMap((one) => ofPicture("advised", one)),
    ...setRules.map(({ ruleId }) => ({ kind: "set-advised" as const, product: title, ruleId })),
  ];
}

const readAsFormula = /^[=+\-@]/;

function tableRows(
  channel: ExportChannel,
  { title, variants }: ExportProduct,
  pictures: readonly string[],
  ids: Set<string>,
) {
  const { table, namedAfter } = exportTraits[channel];
  const rows: (readonly string[])[] = [];
  const problems: ExportProblem[] = [];
  for (const { number, sku, gtin } of variants) {
    const variant: FeedVariant = { id: sku ?? number, gtin: writtenGtin(gtin) };
    const about = { product: title, sku: variant.id };
    if (namedAfter === "gtin" && gtin === null) {
      problems.push({ kind: "no-gtin", ...about });
      continue;
    }
    if (ids.has(variant.id)) {
      problems.push({ kind: "same-id", ...about });
      continue;
    }
    ids.add(variant.id);
    if (sku === null) problems.push({ kind: "no-sku", ...about });
    if (readAsFormula.test(variant.id)) problems.push({ kind: "formula", ...about });
    rows.push(...table.rowsOf(variant, pictures));
  }
  return { rows, problems };
}
