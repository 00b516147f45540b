/** Who may do what, over the app's own routes; and a plan from the first click to the charge on Shopify's side. */
import "#tests/setup/billing-env.ts";
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { BillingView } from "#services/billing/read-billing.ts";
import type { StaffView } from "#services/staff/staff-member.ts";
import type { Permission } from "#core/permissions.ts";
import { prisma } from "#prisma/client.ts";
import { openMerchantSession, type MerchantSession } from "#scripts/demo/merchant-session.ts";
import { openTestMerchant, pictureOf, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

const presetName = "ebay-gallery";
const title = "Blue mug";
const helper = "700000001";
const reviewRoute = "routes/app.review.$renditionId";
const channelsRoute = "routes/app.channels._index";
const publicationsPath = "/app/publications?index";
const publicationsRoute = "routes/app.publications._index";

let stack: TestStack;
let owner: TestMerchant;
let other: MerchantSession;
let shopId: string;
let productId: string;
let runId: string;
let pictures: string[];

beforeAll(async () => {
  stack = await openTestStack();
  owner = await openTestMerchant(stack, "demo-store.myshopify.com");
  shopId = await owner.visit();
  other = openMerchantSession(stack.appUrl, stack.sandbox.url, owner.domain, helper);
  await owner.saveSettings({ writeBackOnApproval: "false" });
  const photo = await mugPhoto(640);
  const images = [0, 1, 2].map((n) => imageNamed(`mug-${n.toString()}.jpg`, `Mug ${n.toString()}`, photo));
  const product = await owner.admin.addProduct({ title, images });
  await stack.passTime();
  await stack.until("the product to be known", () =>
    prisma.product.findFirst({ where: { shopId, gid: product.id } }),
  );
  productId = (await prisma.product.findFirstOrThrow({ where: { shopId, gid: product.id } })).id;
  runId = await owner.enhance([product.id], presetName);
  const run = await owner.ended(runId);
  pictures = [0, 1, 2].map((position) => pictureOf(run, title, position).id);
  const [, approved = "", published = ""] = pictures;
  for (const id of [approved, published]) await owner.decide(id, "approve");
  await owner.session.post(`/app/review/${published}`, reviewRoute, [["intent", "write-back"]]);
  await stack.quiet();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});
afterAll(() => stack.stop());

/** The owner says what the helper may do. */
async function grant(granted: readonly Permission[]): Promise<void> {
  await owner.session.post("/app/team", "routes/app.team", [
    ["intent", "person"],
    ["staffId", helper],
    ["name", "Helper"],
    ["isOwner", "false"],
    ["permissions", granted.join(",")],
  ]);
}

interface Attempt {
  readonly path: string;
  readonly route: string;
  readonly form: Readonly<Record<string, string>>;
}

const review =
  (nth: number, intent: string, more = {}) =>
  (): Attempt => ({
    ...{ path: `/app/review/${pictures[nth] ?? ""}`, route: reviewRoute, form: { intent, ...more } },
  });
const on = (path: string, route: string, form: Record<string, string>) => (): Attempt => ({
  path,
  route,
  form,
});

/** Every action of a merchant that changes something, and what it takes. To add one: a line here. */
const verbs: readonly (readonly [name: string, needs: Permission | "owner", attempt: () => Attempt])[] = [
  ["approve", "approve", review(0, "approve")],
  ["reject", "approve", review(0, "reject", { reason: "blurred" })],
  ["reopen", "approve", review(1, "reopen")],
  ["write back", "publish", review(1, "write-back")],
  ["revert", "publish", review(2, "revert")],
  ["redo", "enhance", review(0, "redo")],
  [
    "approve what passed",
    "approve",
    on("/app/review?index", "routes/app.review._index", { intent: "approve-passed" }),
  ],
  [
    "revert from the product",
    "publish",
    () => ({
      ...{ path: `/app/products/${productId}`, route: "routes/app.products.$productId" },
      form: { intent: "revert", renditionId: pictures[2] ?? "" },
    }),
  ],
  [
    "start a run",
    "enhance",
    () => ({
      path: "/app/runs/new",
      route: "routes/app.runs.new",
      form: { productIds: productId, presetName },
    }),
  ],
  [
    "cancel a run",
    "enhance",
    () => ({ path: `/app/runs/${runId}`, route: "routes/app.runs.$runId", form: { intent: "cancel" } }),
  ],
  [
    "retry a run",
    "enhance",
    () => ({ path: `/app/runs/${runId}`, route: "routes/app.runs.$runId", form: { intent: "retry-failed" } }),
  ],
  ["read the catalogue again", "enhance", on("/app/catalogue", "routes/app.catalogue", { intent: "sync" })],
  ["change settings", "settings", on("/app/settings", "routes/app.settings", { approval: "auto-approve" })],
  [
    "disconnect an account",
    "settings",
    on("/app/channels?index", channelsRoute, { intent: "disconnect", accountId: "any" }),
  ],
  [
    "stop a channel",
    "publish",
    on("/app/channels?index", channelsRoute, { intent: "stop", channel: "etsy" }),
  ],
  [
    "open a channel again",
    "publish",
    on("/app/channels?index", channelsRoute, { intent: "open", channel: "etsy" }),
  ],
  [
    "plan pictures for marketplaces",
    "publish",
    () => ({
      ...{ path: `/app/products/${productId}`, route: "routes/app.products.$productId" },
      form: { intent: "publish" },
    }),
  ],
  ["publish what is ready", "publish", on(publicationsPath, publicationsRoute, { intent: "approve" })],
  ["plan publications again", "publish", on(publicationsPath, publicationsRoute, { intent: "replan" })],
  ["cancel publications", "publish", on(publicationsPath, publicationsRoute, { intent: "cancel" })],
  [
    "ask for a plan",
    "settings",
    on("/app/billing", "routes/app.billing", { intent: "choose", plan: "scale" }),
  ],
  [
    "change what newcomers may do",
    "owner",
    on("/app/team", "routes/app.team", { intent: "newcomers", permissions: "approve" }),
  ],
  [
    "make oneself the owner",
    "owner",
    on("/app/team", "routes/app.team", {
      intent: "person",
      staffId: helper,
      name: "",
      isOwner: "true",
      permissions: "",
    }),
  ],
];

async function everything(): Promise<unknown> {
  const where = { shopId };
  const orderBy = { id: "asc" } as const;
  return Promise.all([
    prisma.shop.findUniqueOrThrow({ where: { id: shopId }, select: { settings: true, catalogueSync: true } }),
    prisma.rendition.findMany({ where, orderBy }),
    prisma.run.findMany({ where, orderBy }),
    prisma.writeBack.findMany({ where, orderBy }),
    prisma.decision.findMany({ where, orderBy }),
    prisma.staffMember.findMany({ where, orderBy: { staffId: "asc" } }),
    prisma.activity.count({ where }),
  ]);
}

const tryTo = ({ path, route, form }: Attempt) =>
  other.post(path, route, Object.entries(form)).then(
    () => "done",
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );

describe("a person of the shop", () => {
  beforeAll(async () => {
    await other.read("/app?index", "routes/app._index");
  });

  test("who came second may do everything, until the owner narrows it", async () => {
    const { people } = await owner.session.read<{ people: StaffView[] }>("/app/team", "routes/app.team");
    expect(people.map(({ staffId, isOwner, permissions }) => [staffId, isOwner, permissions.length])).toEqual(
      [
        [expect.stringMatching(/^9/), true, 4],
        [helper, false, 4],
      ],
    );
  });

  test.each(verbs)("without leave may not %s, and nothing changes", async (_name, needs, attempt) => {
    const all: readonly Permission[] = ["enhance", "approve", "publish", "settings"];
    await grant(all.filter((permission) => permission !== needs));
    const before = await everything();
    expect(await tryTo(attempt())).toMatch(/answered 403: .*FORBIDDEN/);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ["approve", review(0, "approve")],
    ["publish", review(1, "write-back")],
    ["publish", review(2, "revert")],
    ["settings", on("/app/settings", "routes/app.settings", { approval: "auto-approve" })],
    ["enhance", on("/app/catalogue", "routes/app.catalogue", { intent: "sync" })],
  ] as const)("with leave to %s may do just that", async (permission, attempt) => {
    await grant([permission]);
    expect(await tryTo(attempt())).toBe("done");
    const newest = await prisma.activity.findFirst({
      where: { shopId, actor: `staff:${helper}` },
      orderBy: { at: "desc" },
    });
    expect(newest?.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await stack.quiet();
  });
});

describe("a plan", () => {
  const billing = async () => {
    const view = await owner.session.read<{ billing: BillingView }>("/app/billing", "routes/app.billing");
    return view.billing;
  };
  const choose = async (plan: string) => {
    const form = [
      ["intent", "choose"],
      ["plan", plan],
    ] as const;
    const { data } = await owner.session.post("/app/billing", "routes/app.billing", form);
    return (data as { openUrl?: string }).openUrl ?? "";
  };
  const answer = (page: string, value: string) =>
    fetch(page.replace(/\/confirm$/, ""), {
      ...{ method: "POST", redirect: "manual" },
      body: new URLSearchParams({ answer: value }),
    });

  test("has counted each usable picture of the run once", async () => {
    const usable = await prisma.rendition.count({
      where: {
        shopId,
        outcome: { not: null },
        state: { in: ["in_review", "approved", "written_back", "reverted"] },
      },
    });
    expect(usable).toBe(3);
    // One photo three times: the same picture is made once and counts once.
    expect(await billing()).toMatchObject({ planName: "free", used: 1, onTheWay: 0, left: 24 });
  });

  test("declined changes nothing; approved, it holds although Shopify says so twice", async () => {
    await answer(await choose("starter"), "decline");
    const { notApproved } = await owner.session.read<{ notApproved: boolean }>(
      "/app/billing?charge_id=1",
      "routes/app.billing",
    );
    expect([notApproved, (await billing()).planName]).toEqual([true, "free"]);
    await answer(await choose("starter"), "approve");
    await owner.admin.control("POST", "/webhooks", {
      ...{ shop: owner.domain, topic: "app_subscriptions/update", payload: {}, duplicate: true },
    });
    await stack.until("the plan to be known", async () => (await billing()).planName === "starter");
    await stack.quiet();
    expect(await prisma.activity.count({ where: { shopId, kind: "plan.changed" } })).toBe(1);
  });

  test("charges pictures beyond it once, although Shopify's first answer got lost", async () => {
    // The plan's period began with its approval: what the free plan counted before is not part of it.
    await prisma.imageUse.createMany({
      data: Array.from({ length: 500 }, (_, n) => ({ shopId, renditionId: `r${n}`, renditionKey: `k${n}` })),
    });
    stack.sandbox.faults.add({ kind: "drop-after", match: { operation: "PackshotRecordUsage" }, times: 1 });
    const images = [imageNamed("other.jpg", "Other", await mugPhoto(800))];
    const product = await owner.admin.addProduct({ title: "Green mug", images });
    await stack.passTime();
    await stack.until("the product to be known", () =>
      prisma.product.findFirst({ where: { shopId, gid: product.id, images: { some: {} } } }),
    );
    const run = await owner.ended(await owner.enhance([product.id], presetName));
    // Whatever its checks say of a mug drawn for a test: taken, it counts.
    await owner.decide(pictureOf(run, "Green mug", 0).id, "approve");
    await stack.passTime();
    const records = async () => (await owner.admin.state()).appSubscriptions.at(-1)?.usage?.records ?? [];
    await stack.until("the picture to be charged", () =>
      prisma.activity.findFirst({ where: { shopId, kind: "usage.charged" } }),
    );
    expect(await records()).toMatchObject([{ amount: "0.060" }]);
    expect(await billing()).toMatchObject({ used: 501, extraCents: 6 });
  });

  test("that is full starts nothing and says so", async () => {
    await prisma.imageUse.createMany({
      data: Array.from({ length: 498 }, (_, n) => ({ shopId, renditionId: `f${n}`, renditionKey: `g${n}` })),
    });
    const runs = await prisma.run.count({ where: { shopId } });
    const form = [
      ["productIds", productId],
      ["presetName", presetName],
    ] as const;
    await expect(owner.session.post("/app/runs/new", "routes/app.runs.new", form)).rejects.toThrow(
      /answered 402: .*has 1 left.*Nothing was started/,
    );
    expect(await prisma.run.count({ where: { shopId } })).toBe(runs);
  });

  test("ends with the merchant's word, and the free one begins", async () => {
    expect(await choose("free")).toBe("");
    expect(await billing()).toMatchObject({ planName: "free", left: 0 });
  });
});
