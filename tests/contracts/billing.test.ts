/** Both ways to be paid keep the same promises against a real HTTP sandbox. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAdminClient, type AdminClient } from "#connectors/shopify/admin-client.ts";
import { openBillingProvider } from "#connectors/shopify/billing/open-billing-provider.ts";
import type { BillingProvider } from "#connectors/shopify/billing/billing-provider.ts";
import { findPlan, freePlan, type Plan } from "#core/billing/plans.ts";
import {
  demoShop,
  openAdmin,
  postGraphql,
  startTestSandbox,
  type Admin,
} from "../../sandbox/shopify/testing/open-admin.ts";
import type { Sandbox } from "../../sandbox/shopify/server.ts";

const starter = findPlan("starter") as Plan;
let sandbox: Sandbox;
let admin: Admin;
let client: AdminClient;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  sandbox.faults.clear();
  await fetch(`${sandbox.url}/__sandbox/reset`, { method: "POST" });
  admin = await openAdmin(sandbox.url);
  client = createAdminClient((query, { variables } = {}) =>
    postGraphql(sandbox.url, admin.token, { query, variables }),
  );
});
afterAll(() => sandbox.stop());

/** What the merchant does on Shopify's page: the button with this value. */
async function answer(page: string, field: string, value: string): Promise<Response> {
  return fetch(page, { method: "POST", body: new URLSearchParams({ [field]: value }), redirect: "manual" });
}

interface Way {
  readonly name: string;
  readonly open: () => BillingProvider;
  /** Approves `plan` where the provider sends the merchant. */
  readonly approve: (approveAt: string, plan: Plan) => Promise<unknown>;
}

const required = (provider: BillingProvider | null): BillingProvider => {
  if (provider === null) throw new Error("expected a provider");
  return provider;
};

const ways: readonly Way[] = [
  {
    name: "subscriptions of our own",
    open: () => required(openBillingProvider({ BILLING: "api" })),
    approve: (approveAt) => answer(approveAt.replace(/\/confirm$/, ""), "answer", "approve"),
  },
  {
    name: "plans kept by Shopify",
    open: () =>
      required(
        openBillingProvider({
          ...{ BILLING: "managed", SHOPIFY_APP_HANDLE: "packshot", SHOPIFY_SANDBOX_URL: sandbox.url },
        }),
      ),
    approve: (approveAt, plan) => answer(approveAt, "plan", plan.title),
  },
];

const changeTo = (plan: Plan, endsSubscription: string | null = null) => ({
  ...{ plan, endsSubscription, domain: demoShop, returnUrl: "http://127.0.0.1:9/back", isTest: true },
});

describe.each(ways)("$name", ({ open, approve }) => {
  test("a plan counts from the merchant's approval on, and the next one takes its place", async () => {
    const provider = open();
    expect(await provider.readPlan(client)).toBeNull();
    for (const plan of [starter, findPlan("growth") as Plan]) {
      const { approveAt } = await provider.changePlan(client, changeTo(plan));
      expect((await provider.readPlan(client))?.title).not.toBe(plan.title);
      await approve(approveAt ?? "", plan);
      expect(await provider.readPlan(client)).toMatchObject({ title: plan.title, isTest: true });
    }
    const { appSubscriptions } = await admin.state();
    expect(appSubscriptions.filter(({ status }) => status === "ACTIVE")).toHaveLength(1);
  });

  test("a subscription that is frozen for want of payment pays for nothing", async () => {
    const provider = open();
    const { approveAt } = await provider.changePlan(client, changeTo(starter));
    await approve(approveAt ?? "", starter);
    sandbox.store.shops.get(demoShop)!.appSubscriptions[0]!.status = "FROZEN";
    expect(await provider.readPlan(client)).toBeNull();
  });

  test("without Shopify there is no plan to read, and nothing is taken for one", async () => {
    sandbox.faults.add({ kind: "5xx", match: { operation: "PackshotSubscriptions" }, times: 1 });
    await expect(open().readPlan(client)).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  });
});

describe("subscriptions of our own", () => {
  const provider = required(openBillingProvider({ BILLING: "api" }));

  async function subscribe(): Promise<{ gid: string; usageLineGid: string }> {
    const { approveAt } = await provider.changePlan(client, changeTo(starter));
    await answer((approveAt ?? "").replace(/\/confirm$/, ""), "answer", "approve");
    const { gid, usageLineGid } = (await provider.readPlan(client))!;
    return { gid, usageLineGid: usageLineGid ?? "" };
  }
  const usageOf = async () => (await admin.state()).appSubscriptions.at(-1)?.usage?.records ?? [];

  test("the merchant agrees to the price and the cap, and comes back with the charge's number", async () => {
    const { approveAt } = await provider.changePlan(client, changeTo(starter));
    const page = await (await fetch(approveAt ?? "")).text();
    expect(page).toContain("$29.00 USD");
    expect(page).toContain("At most $30.00 USD");
    expect(page).toContain("test charge");
    const back = await answer((approveAt ?? "").replace(/\/confirm$/, ""), "answer", "approve");
    expect(back.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:9\/back\?charge_id=\d+$/);
    expect(await provider.readPlan(client)).toMatchObject({ usageCapCents: 3_000 });
  });

  test("declined, nothing changes; a second answer to the same charge changes nothing either", async () => {
    const { approveAt } = await provider.changePlan(client, changeTo(starter));
    const page = (approveAt ?? "").replace(/\/confirm$/, "");
    await answer(page, "answer", "decline");
    await answer(page, "answer", "approve");
    expect(await provider.readPlan(client)).toBeNull();
  });

  test("the free plan ends the subscription at once", async () => {
    const { gid } = await subscribe();
    expect(await provider.changePlan(client, changeTo(freePlan, gid))).toEqual({ approveAt: null });
    expect(await provider.readPlan(client)).toBeNull();
  });

  test("usage is charged once per key, also when the answer to the first try got lost", async () => {
    const { usageLineGid } = await subscribe();
    const usage = { idempotencyKey: "batch-1", usageLineGid, amountMills: 120, description: "2 pictures" };
    sandbox.faults.add({ kind: "drop-after", match: { operation: "PackshotRecordUsage" }, times: 1 });
    await expect(provider.recordUsage(client, usage)).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
    expect(await usageOf()).toHaveLength(1);
    expect(await provider.recordUsage(client, usage)).toBe("charged");
    expect(await usageOf()).toMatchObject([{ amount: "0.120", idempotencyKey: "batch-1" }]);
  });

  test("beyond the cap, and on a subscription that ended, usage is refused for good", async () => {
    const { gid, usageLineGid } = await subscribe();
    const usage = { usageLineGid, description: "pictures" };
    const most = { ...usage, idempotencyKey: "1", amountMills: 30_000 };
    expect(await provider.recordUsage(client, most)).toBe("charged");
    const more = { ...usage, idempotencyKey: "2", amountMills: 60 };
    expect(await provider.recordUsage(client, more)).toBe("refused");
    await provider.changePlan(client, changeTo(freePlan, gid));
    expect(await provider.recordUsage(client, { ...more, idempotencyKey: "3" })).toBe("refused");
    expect(await usageOf()).toHaveLength(1);
  });
});

test("an installation without billing has no provider", () => {
  expect(openBillingProvider({ BILLING: "off" })).toBeNull();
});
