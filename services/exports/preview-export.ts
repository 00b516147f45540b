/** What an export would hold, before it is begun: how many pictures, and what the channel's rules say to them. */
import type { ChannelRule } from "#core/channel-rules/channel-rule.ts";
import { channelRules } from "#core/channel-rules/registry.ts";
import type { ExportChannel } from "#core/exports/export-channels.ts";
import { StemRegister } from "#core/exports/file-names.ts";
import { planProduct } from "#core/exports/plan-product.ts";
import { type ExportProblem, isLeftOut, type ProblemKind } from "#core/exports/problems.ts";
import { prisma } from "#prisma/client.ts";
import { pictureAddress } from "../publications/public-pictures.ts";
import { type ExportChoice, findExportProducts } from "./find-export-products.ts";
import { type FindFiles, loadProducts } from "./load-products.ts";

export interface ExportPreview {
  /** Chosen products with a finished picture: all of them. */
  readonly productCount: number;
  /** Of these, how many were looked at; the figures below are of them. */
  readonly judgedCount: number;
  readonly pictureCount: number;
  /** Most frequent first, what stays out before hints. */
  readonly findings: readonly PreviewFinding[];
}

export interface PreviewFinding {
  readonly kind: ProblemKind;
  /** The broken rule's own sentence; null where it was none. */
  readonly message: string | null;
  readonly count: number;
  readonly isLeftOut: boolean;
}

/** A page answers at once; the export itself looks at all of them. */
const mostJudged = 200;

/** @throws AppError NOT_FOUND for a run or a product that is not this shop's */
export async function previewExport(
  shopId: string,
  channel: ExportChannel,
  choice: ExportChoice,
): Promise<ExportPreview> {
  const chosen = await findExportProducts(prisma, shopId, choice);
  const judged = chosen.slice(0, mostJudged);
  const taken = { stems: new StemRegister(), ids: new Set<string>() };
  const products = await loadProducts(shopId, channel, judged, takeForGranted);
  const planned = products.map((product) => planProduct(channel, product, taken));
  return {
    productCount: chosen.length,
    judgedCount: judged.length,
    pictureCount: planned.reduce((sum, { entries }) => sum + entries.length, 0),
    findings: summarise(
      channelRules[channel],
      planned.flatMap(({ problems }) => problems),
    ),
  };
}

/** An address as each will have; whether the file is still there, the export finds out. */
const takeForGranted: FindFiles = (files) => {
  const addressed = files.map(
    ({ key, mimeType }) => [key, pictureAddress({ sha256: "0".repeat(64), mimeType })] as const,
  );
  return Promise.resolve(new Map(addressed));
};

function summarise(rules: readonly ChannelRule[], problems: readonly ExportProblem[]): PreviewFinding[] {
  const alike = Map.groupBy(problems, ({ kind, ruleId = "" }) => `${kind} ${ruleId}`);
  return [...alike.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const message = rules.find(({ id }) => id === first.ruleId)?.message ?? null;
      return [{ kind: first.kind, message, count: same.length, isLeftOut: isLeftOut(first) }];
    })
    .toSorted((a, b) => Number(b.isLeftOut) - Number(a.isLeftOut) || b.count - a.count);
}
