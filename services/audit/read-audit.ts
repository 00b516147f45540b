/** Reads what the audit page shows: the newest audit, its report and what changed since the one before. */
import { type AuditReport, readReport } from "#core/audit/audit-report.ts";
import { type CostEstimate, estimateCosts } from "#core/audit/costs.ts";
import { unjudgedRules } from "#core/audit/refusing-rules.ts";
import { channels } from "#core/channel-rules/channel-rule.ts";
import { channelRules } from "#core/channel-rules/registry.ts";
import type { Settings } from "#core/settings.ts";
import { type Interval, wilsonInterval } from "#core/statistics/wilson-interval.ts";
import { prisma } from "#prisma/client.ts";
import type { Audit } from "#prisma/generated/client.ts";

export interface RefusalView {
  readonly channel: string;
  readonly refusedProducts: number;
  readonly refusedPictures: number;
  readonly reasons: readonly {
    readonly ruleId: string;
    readonly pictures: number;
    readonly message: string;
  }[];
  /** Rules that would refuse as well, but that this audit cannot judge. */
  readonly unjudged: readonly { readonly message: string }[];
}

export interface AuditView {
  readonly audit: {
    readonly id: string;
    readonly state: Audit["state"];
    readonly startedAt: string;
    readonly finishedAt: string | null;
    readonly productCount: number;
    /** 0..1 of the stage under way. */
    readonly progress: number;
    readonly productsLooked: number;
    readonly imagesLooked: number;
    readonly errorMessage: string | null;
  };
  /** Null until the sample, or a small catalogue, was looked at. */
  readonly report: Omit<AuditReport, "channels"> | null;
  readonly refusals: readonly RefusalView[];
  /** The report is of a sample; its shares are known within `marginPoints`. */
  readonly isSample: boolean;
  readonly marginPoints: number;
  readonly previous: { readonly at: string; readonly report: Omit<AuditReport, "channels"> } | null;
  readonly costs: CostEstimate | null;
  readonly passing: { readonly interval: Interval; readonly judged: number };
}

/** Taken for the share that passes while a shop has too few pictures of its own to tell. */
const assumedPassing: Interval = { low: 0.6, high: 0.9 };
const leastJudged = 30;

/** Null before the first audit. */
export async function readAudit(shopId: string, settings: Settings): Promise<AuditView | null> {
  const audits = await prisma.audit.findMany({
    where: { shopId },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: 10,
  });
  const [audit] = audits;
  if (audit === undefined) return null;
  const withReport = audits.map((each) => ({ each, ...reportOf(each) })).filter(({ report }) => report);
  const shown = withReport[0];
  const earlier = withReport.slice(1).find(({ isSample }) => !isSample);
  const report = shown?.report ?? null;
  const passing = await readPassing(shopId);
  return {
    audit: progressOf(audit),
    ...{ report, refusals: report === null ? [] : refusalsOf(report), isSample: shown?.isSample ?? false },
    marginPoints: report === null ? 0 : 100 * widestMargin(report.products),
    previous:
      earlier?.report && shown?.isSample === false
        ? { at: (earlier.each.finishedAt ?? earlier.each.startedAt).toISOString(), report: earlier.report }
        : null,
    costs: report && costsOf(report, shown?.each, settings, passing.interval),
    passing,
  };
}

function reportOf({ report, sampleReport }: Audit) {
  const whole = readReport(report);
  return whole === null
    ? { report: readReport(sampleReport), isSample: true }
    : { report: whole, isSample: false };
}

function progressOf(audit: Audit): AuditView["audit"] {
  const { id, state, startedAt, finishedAt, productCount, productsLooked, imagesLooked, errorMessage } =
    audit;
  const wanted = state === "sampling" ? audit.sampleIds.length : productCount;
  return {
    ...{ id, state, productCount, productsLooked, imagesLooked, errorMessage },
    progress: wanted === 0 ? 1 : Math.min(1, productsLooked / wanted),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function refusalsOf(report: AuditReport): RefusalView[] {
  const listed = channels.map((channel) => {
    const counts = report.channels.find((each) => each.channel === channel);
    const messageOf = (id: string) => channelRules[channel].find((rule) => rule.id === id)?.message ?? id;
    return {
      ...{
        channel,
        refusedProducts: counts?.refusedProducts ?? 0,
        refusedPictures: counts?.refusedPictures ?? 0,
      },
      reasons: (counts?.reasons ?? []).map((reason) => ({ ...reason, message: messageOf(reason.ruleId) })),
      unjudged: unjudgedRules(channel).map((message) => ({ message })),
    };
  });
  return listed.toSorted((a, b) => b.refusedProducts - a.refusedProducts);
}

/** Half of the interval of a share of one half, the widest there is. */
function widestMargin(products: number): number {
  const { low, high } = wilsonInterval(products / 2, products);
  return (high - low) / 2;
}

function costsOf(
  { fixable, pictures }: AuditReport,
  audit: Audit | undefined,
  settings: Settings,
  passing: Interval,
): CostEstimate {
  const inCatalogue = audit?.imageCount ?? pictures;
  const scaled = pictures === 0 ? 0 : Math.round(fixable * Math.max(1, inCatalogue / pictures));
  const assumptions = {
    minutesPerPicture: settings.auditMinutesPerPicture,
    hourlyRate: settings.auditHourlyRate,
    pricePerPicture: settings.auditPricePerPicture,
  };
  return estimateCosts(scaled, assumptions, passing);
}

/** How many of the shop's own pictures passed every check. */
async function readPassing(shopId: string): Promise<AuditView["passing"]> {
  const rows = await prisma.rendition.groupBy({
    ...{ by: ["outcome"], where: { shopId, outcome: { not: null } }, _count: true },
  });
  const judged = rows.reduce((sum, { _count }) => sum + _count, 0);
  const passed = rows.find(({ outcome }) => outcome === "pass")?._count ?? 0;
  return { judged, interval: judged < leastJudged ? assumedPassing : wilsonInterval(passed, judged) };
}
