/** The table beside the pictures: one row for each variant, or for each of its pictures, under a channel's own column names. */

export interface FeedVariant {
  /** What the channel knows it by: its SKU, or Shopify's number where it has none. */
  readonly id: string;
  /** 13 or 14 digits; null where it has none. */
  readonly gtin: string | null;
}

export interface FeedTable {
  readonly columns: readonly string[];
  /** @param pictures addresses or file names in the order buyers shall see, the main one first; one at least */
  readonly rowsOf: (variant: FeedVariant, pictures: readonly string[]) => readonly (readonly string[])[];
}

interface OneRowColumns {
  readonly id: string;
  readonly main: string;
  /** One column that takes a list, parted by commas, or a column for each. */
  readonly others: string | readonly string[];
}

export function oneRowEach({ id, main, others }: OneRowColumns): FeedTable {
  const further = typeof others === "string" ? [others] : others;
  return {
    columns: [id, main, ...further],
    rowsOf: (variant, [first = "", ...rest]) => [
      [
        variant.id,
        first,
        ...(typeof others === "string" ? [rest.join(",")] : further.map((_, n) => rest[n] ?? "")),
      ],
    ],
  };
}

type PictureColumns = Readonly<Record<"gtin" | "id" | "picture" | "place", string>>;

export function rowPerPicture({ gtin, id, picture, place }: PictureColumns): FeedTable {
  return {
    columns: [gtin, id, picture, place],
    rowsOf: (variant, pictures) =>
      pictures.map((each, n) => [variant.gtin ?? "", variant.id, each, (n + 1).toString()]),
  };
}
