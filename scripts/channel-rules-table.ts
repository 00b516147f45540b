/**
 * Writes the tables of channel rules into docs/channel-rules.md, between its two marks.
 *
 *     node scripts/channel-rules-table.ts && npx prettier --write docs/channel-rules.md
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChannelName, ChannelRule } from "#core/channel-rules/channel-rule.ts";
import { channelRules } from "#core/channel-rules/registry.ts";

const docPath = join(import.meta.dirname, "../docs/channel-rules.md");
const [start, end] = ["<!-- rules: start -->", "<!-- rules: end -->"];

const titles: Readonly<Record<ChannelName, string>> = {
  amazon: "Amazon",
  ebay: "eBay",
  etsy: "Etsy",
  shopify: "Shopify",
  google: "Google Merchant Center",
  walmart: "Walmart Marketplace",
  tiktok: "TikTok Shop",
  meta: "Meta shops",
  pinterest: "Pinterest catalogues",
  zalando: "Zalando",
};

const kinds: Readonly<Record<ChannelRule["source"]["kind"], string>> = {
  official: "official",
  "copy-of-official": "copy",
  secondary: "secondary",
  "issue-thread": "public issue",
  unverified: "not verified",
};

if (process.argv[1] === import.meta.filename) {
  await writeFile(docPath, withTables(await readFile(docPath, "utf8")));
}

/** The page with its tables made anew. */
export function withTables(page: string): string {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(
      `expected ${start} and ${end} for docs/channel-rules.md but received a page without them`,
    );
  }
  const channels = Object.keys(titles) as ChannelName[];
  return `${before}${start}\n\n${channels.map(tableOf).join("\n")}\n${end}${after}`;
}

function tableOf(channel: ChannelName): string {
  const head = `### ${titles[channel]}\n\n| rule | what it asks | breaks it | judged | source |\n| --- | --- | --- | --- | --- |\n`;
  return head + channelRules[channel].map(rowOf).join("");
}

function rowOf({ id, demand, severity, how, source, message, confidence }: ChannelRule): string {
  const breaks = severity === "block" ? "refused" : "advice";
  const judged = judge(demand.check, how);
  const kind = kinds[source.kind] + (confidence === undefined ? "" : `, ${confidence} confidence`);
  const cited = source.url === null ? kind : `[${kind}](${encodeURI(decodeURI(source.url))})`;
  return `| \`${id}\` | ${message.replaceAll("|", "\\|")} | ${breaks} | ${judged} | ${cited} |\n`;
}

function judge(check: ChannelRule["demand"]["check"], how: ChannelRule["how"]): string {
  if (check === "by-eye") return "by eye";
  // Lettering is read; logos and watermarks without letters are not.
  if (check === "no-text") return "by us in part";
  return how === "set" ? "over the listing" : "by us";
}
