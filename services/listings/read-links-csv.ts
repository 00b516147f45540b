/** Reads a CSV file that says which listing sells which product, as a spreadsheet or our own export writes it. */
import { CsvError, parse } from "csv-parse/sync";
import { plainCell } from "../csv.ts";

export const mostLines = 20_000;

/** One line with a product; cells are empty where the file says nothing. */
export interface NamedLink {
  /** In the file, from 1. */
  readonly line: number;
  readonly channel: string;
  /** The seller's id or the account's name. */
  readonly account: string;
  readonly marketplace: string;
  /** The channel's own name of the listing; without it, a SKU names the listing. */
  readonly listing: string;
  readonly sku: string;
  /** Handle, gid or SKU. */
  readonly product: string;
}

/** Why a file cannot be read at all. */
export type FileFault = "broken" | "columns" | "too-long";

export type LinksFile =
  | { readonly fault: FileFault; readonly line: number | null }
  | { readonly fault: null; readonly links: NamedLink[]; readonly blankLines: number };

/** Commas, semicolons or tabs; whichever the first line has most of. */
export function readLinksCsv(text: string): LinksFile {
  const header = text.slice(0, 2_000).split(/\r?\n|\r/, 1)[0] ?? "";
  const countOf = (mark: string) => header.split(mark).length;
  const delimiter = [",", ";", "\t"].toSorted((one, other) => countOf(other) - countOf(one))[0] ?? ",";
  let columns: string[] = [];
  try {
    const records = parse(text, {
      ...{ delimiter, bom: true, info: true, skip_empty_lines: true, relax_column_count: true },
      ...{ max_record_size: 100_000, to: mostLines + 1 },
      columns: (names: string[]) => (columns = names.map((name) => name.trim().toLowerCase())),
    }) as unknown as { record: Partial<Record<string, string>>; info: { lines: number } }[];
    if (!columns.includes("product") || !(columns.includes("listing") || columns.includes("sku")))
      return { fault: "columns", line: 1 };
    if (records.length > mostLines) return { fault: "too-long", line: null };
    const lines = records.map(({ record, info }) => toLink(record, info.lines));
    const links = lines.filter(({ product }) => product !== "");
    return { fault: null, links, blankLines: lines.length - links.length };
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    return { fault: "broken", line: typeof thrown["lines"] === "number" ? thrown["lines"] : null };
  }
}

function toLink(record: Partial<Record<string, string>>, line: number): NamedLink {
  const cell = (column: string) => plainCell(record[column] ?? "");
  return {
    ...{ line, channel: cell("channel"), account: cell("account"), marketplace: cell("marketplace") },
    ...{ listing: cell("listing"), sku: cell("sku"), product: cell("product") },
  };
}
