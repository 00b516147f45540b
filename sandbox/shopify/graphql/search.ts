/** Shopify's search syntax, as far as apps use it: `status:active updated_at:>'2026-01-01' -tag:sale "red shoe"`, OR. */

/** Field name to the values a record has for it; "" holds the text that a bare word is looked for in. */
export type SearchFields<Entry> = Readonly<{ [field: string]: (record: Entry) => readonly string[] }>;

interface Term {
  readonly negated: boolean;
  readonly field: string;
  readonly comparator: "" | ">" | ">=" | "<" | "<=";
  readonly value: string;
}

const termPattern = /(-)?(?:([a-z_]+):)?(>=|<=|>|<)?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gy;

/** Records that match; a field that Shopify does not know is ignored, as Shopify ignores it (with a warning). */
export function search<Entry>(
  records: readonly Entry[],
  query: string | null | undefined,
  fields: SearchFields<Entry>,
): Entry[] {
  if (!query?.trim()) return [...records];
  const alternatives = query.split(/\s+OR\s+/).map(parseTerms);
  return records.filter((record) =>
    alternatives.some((terms) => terms.every((term) => matches(record, term, fields))),
  );
}

function parseTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (const word of text.trim().matchAll(new RegExp(termPattern.source, "g"))) {
    const [, minus, field = "", comparator = "", double, single, bare] = word;
    const value = double ?? single ?? bare ?? "";
    if (!field && value === "AND") continue;
    terms.push({ negated: minus === "-", field, comparator: comparator as Term["comparator"], value });
  }
  return terms;
}

function matches<Entry>(record: Entry, term: Term, fields: SearchFields<Entry>): boolean {
  const read = fields[term.field];
  if (!read) return true;
  const found = read(record).some((value) => meets(value, term));
  return found !== term.negated;
}

function meets(value: string, { field, comparator, value: wanted }: Term): boolean {
  if (comparator) return compare(value, wanted, comparator);
  const [has, want] = [value.toLowerCase(), wanted.toLowerCase()];
  if (want.endsWith("*")) return has.startsWith(want.slice(0, -1));
  return field === "" ? has.includes(want) : has === want;
}

function compare(value: string, wanted: string, comparator: string): boolean {
  const [a, b] = [comparable(value), comparable(wanted)];
  if (comparator === ">") return a > b;
  if (comparator === ">=") return a >= b;
  if (comparator === "<") return a < b;
  return a <= b;
}

/** Ids compare as numbers beyond 2^53, dates as milliseconds. */
function comparable(text: string): bigint {
  return /^\d+$/.test(text) ? BigInt(text) : BigInt(Math.trunc(Date.parse(text)) || 0);
}
