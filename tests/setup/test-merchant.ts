/** A merchant of a sandbox shop: what they do in Shopify's admin, and what they do in the app over its own routes. */
import type { RuleDefinition } from "#core/automation/rule.ts";
import type { ReviewDetail } from "#services/review/read-review.ts";
import type { RunDetail, RunProductRow } from "#services/runs/read-run.ts";
import type { RenditionCard } from "#services/renditions/rendition-card.ts";
import { prisma } from "#prisma/client.ts";
import { openMerchantSession, type MerchantSession } from "#scripts/demo/merchant-session.ts";
import { openAdmin, type Admin } from "../../sandbox/shopify/testing/open-admin.ts";
import type { TestStack } from "./test-stack.ts";

export interface TestMerchant {
  readonly domain: string;
  readonly admin: Admin;
  readonly session: MerchantSession;
  /** Opens the app; the first time that installs it. Resolves with our id of the shop once its catalogue is read. */
  visit(): Promise<string>;
  saveSettings(settings: Readonly<Record<string, string>>): Promise<void>;
  /** Adds an automation rule; what is left out takes every product and lets a person approve. */
  addRule(rule: Partial<RuleDefinition> & Pick<RuleDefinition, "presets">): Promise<void>;
  /** By Shopify's ids, as the admin's "Enhance" link brings them. Resolves with the run's id. */
  enhance(productGids: readonly string[], presetName: string): Promise<string>;
  readRun(runId: string): Promise<RunDetail>;
  /** The run as soon as nothing of it is on its way any more. */
  ended(runId: string): Promise<RunDetail>;
  decide(renditionId: string, intent: "approve" | "reject" | "revert"): Promise<void>;
  readReview(renditionId: string): Promise<ReviewDetail>;
}

export async function openTestMerchant(stack: TestStack, domain: string): Promise<TestMerchant> {
  const session = openMerchantSession(stack.appUrl, stack.sandbox.url, domain);
  const readRun = (runId: string) => session.read<RunDetail>(`/app/runs/${runId}`, "routes/app.runs.$runId");
  const reviewRoute = "routes/app.review.$renditionId";
  return {
    ...{ domain, session, readRun, admin: await openAdmin(stack.sandbox.url, domain) },
    visit: async () => {
      await session.read("/app?index", "routes/app._index");
      const shop = await stack.until("the catalogue to be read", () =>
        prisma.shop.findFirst({ where: { domain, catalogueSync: "idle", catalogueSyncedAt: { not: null } } }),
      );
      return shop.id;
    },
    saveSettings: async (settings) => {
      await session.post("/app/settings", "routes/app.settings", Object.entries(settings));
    },
    addRule: async (rule) => {
      const plain = {
        name: "New products",
        conditions: [],
        approval: "review",
        quietHours: null,
        dailyCap: null,
      };
      await session.post("/app/automation/new", "routes/app.automation.$ruleId", [
        ["intent", "save"],
        ["rule", JSON.stringify({ ...plain, stopsOthers: true, ...rule })],
      ]);
    },
    enhance: async (productGids, presetName) => {
      const products = productGids.map((gid) => ["productIds", gid] as const);
      const { redirectedTo } = await session.post("/app/runs/new", "routes/app.runs.new", [
        ...products,
        ["presetName", presetName],
      ]);
      return redirectedTo?.split("/").at(-1) ?? "";
    },
    ended: (runId) =>
      stack.until(`run ${runId} to end`, async () => {
        const run = await readRun(runId);
        return ["done", "cancelled"].includes(run.state) && run;
      }),
    decide: async (renditionId, intent) => {
      await session.post(`/app/review/${renditionId}`, reviewRoute, [["intent", intent]]);
    },
    readReview: (renditionId) => session.read<ReviewDetail>(`/app/review/${renditionId}`, reviewRoute),
  };
}

/** The one row of a run with this title. */
export function rowOf(run: RunDetail, title: string): RunProductRow {
  const row = run.products.find((product) => product.title === title);
  if (row === undefined) throw new Error(`expected a product called ${title} in the run but received none`);
  return row;
}

export function pictureOf(run: RunDetail, title: string, position: number): RenditionCard {
  const card = rowOf(run, title).renditions.find((rendition) => rendition.position === position);
  if (card === undefined) throw new Error(`expected picture ${position} of ${title} but received none`);
  return card;
}
