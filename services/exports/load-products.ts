/** The products of an export with their finished pictures and what is known of each. */
import type { PictureFacts } from "#core/channel-rules/judge-demand.ts";
import { type ExportChannel, exportTraits } from "#core/exports/export-channels.ts";
import type { ExportPicture, ExportProduct, ExportVariant } from "#core/exports/plan-product.ts";
import { outputFormatOf } from "#core/output-formats.ts";
import { prisma } from "#prisma/client.ts";
import { chooseRenditions } from "../image-sets/choose-renditions.ts";
import { readFacts } from "../renditions/read-facts.ts";
import { readOutput, type RenditionOutput } from "../renditions/output.ts";

/** Where the channel can fetch a stored file; without an entry the file is gone. */
export type FindFiles = (
  files: readonly RenditionOutput["file"][],
) => Promise<ReadonlyMap<string, string | null>>;

/** Products of this shop in the order given; those that are gone are left out. */
export async function loadProducts(
  shopId: string,
  channel: ExportChannel,
  productIds: readonly string[],
  findFiles: FindFiles,
): Promise<ExportProduct[]> {
  const ids = [...productIds];
  const [products, renditions] = await Promise.all([
    prisma.product.findMany({
      where: { shopId, id: { in: ids }, deletedAt: null },
      select: { ...asked.product, variants: { select: asked.variant, orderBy: { position: "asc" } } },
    }),
    prisma.rendition.findMany({
      where: { shopId, productId: { in: ids }, state: { in: ["approved", "written_back"] } },
      select: asked.rendition,
      orderBy: { createdAt: "desc" },
    }),
  ]);
  const ofProduct = Map.groupBy(renditions, ({ productId }) => productId);
  const chosen = new Map(products.map(({ id }) => [id, choose(channel, ofProduct.get(id) ?? [])]));
  const addresses = await findFiles([...chosen.values()].flat().map(({ output }) => output.file));
  const byId = new Map(products.map((product) => [product.id, product]));
  return ids.flatMap((id) => {
    const product = byId.get(id);
    return product === undefined ? [] : [toExportProduct(product, chosen.get(id) ?? [], addresses)];
  });
}

const asked = {
  product: { id: true, gid: true, title: true, handle: true, imageCount: true },
  variant: { gid: true, sku: true, gtin: true },
  rendition: {
    ...{ id: true, productId: true, mediaGid: true, position: true, presetName: true },
    ...{ alt: true, fileName: true, findings: true, output: true },
  },
} as const;

interface Row {
  readonly id: string;
  readonly mediaGid: string;
  readonly position: number;
  readonly presetName: string;
  readonly alt: string;
  readonly fileName: string;
  readonly findings: unknown;
  readonly output: unknown;
}

interface ChosenPicture extends Omit<Row, "output"> {
  readonly output: RenditionOutput;
}

function choose(channel: ExportChannel, approved: readonly Row[]): ChosenPicture[] {
  return chooseRenditions(exportTraits[channel].presets, approved).flatMap((row) => {
    const output = readOutput(row.output);
    return output === null ? [] : [{ ...row, output }];
  });
}

interface ProductRow {
  readonly gid: string;
  readonly title: string;
  readonly handle: string;
  readonly imageCount: number;
  readonly variants: readonly {
    readonly gid: string;
    readonly sku: string | null;
    readonly gtin: string | null;
  }[];
}

function toExportProduct(
  { gid, title, handle, imageCount, variants }: ProductRow,
  chosen: readonly ChosenPicture[],
  addresses: ReadonlyMap<string, string | null>,
): ExportProduct {
  const isThere = ({ output }: ChosenPicture) => addresses.has(output.file.key);
  return {
    ...{ title, handle },
    variants: variants.length === 0 ? [toVariant({ gid, sku: null, gtin: null })] : variants.map(toVariant),
    missing: chosen.filter((one) => !isThere(one)).map(({ fileName }) => fileName),
    pictures: chosen.filter(isThere).map((one) => {
      const address = addresses.get(one.output.file.key) ?? null;
      return { picture: toPicture(one, address), facts: factsOf(one, imageCount, address) };
    }),
  };
}

function toPicture({ fileName, output: { file } }: ChosenPicture, address: string | null): ExportPicture {
  const { extension } = outputFormatOf(file.mimeType);
  return { fileName, key: file.key, bytes: file.bytes, extension, address };
}

function factsOf(one: ChosenPicture, galleryCount: number, address: string | null): PictureFacts {
  const facts = readFacts(one, one.output, galleryCount);
  return address === null ? facts : { ...facts, url: address };
}

function toVariant({ gid, sku, gtin }: ProductRow["variants"][number]): ExportVariant {
  const written = sku?.trim() ?? "";
  return { number: gid.split("/").at(-1) ?? "", sku: written === "" ? null : written, gtin };
}
