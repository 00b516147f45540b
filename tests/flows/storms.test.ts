/** Weather over a whole run: Shopify throttles and breaks every call, the database goes away, a gallery fills up. */
import "#tests/setup/test-env.ts";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openTestMerchant, pictureOf, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import type { Fault, NewFault } from "../../sandbox/common/faults.ts";
import type { ProductState } from "../../sandbox/shopify/testing/open-admin.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

const presetName = "ebay-gallery";

let stack: TestStack;
let merchant: TestMerchant;
let photo: Buffer;
let inStorm: ProductState[];
let inOutage: ProductState[];
let filling: ProductState;

beforeAll(async () => {
  photo = await mugPhoto(480);
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  inStorm = await addProducts("Storm", breaks.length);
  inOutage = await addProducts("Outage", 4);
  filling = await addProduct("Full");
  await merchant.visit();
});

afterEach(({ task }) => {
  stack.sandbox.faults.clear();
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

const stemOf = (title: string) => title.toLowerCase().replaceAll(" ", "-");

const addProduct = (title: string): Promise<ProductState> =>
  merchant.admin.addProduct({ title, images: [imageNamed(`${stemOf(title)}.jpg`, title, photo)] });

const addProducts = (kind: string, count: number) =>
  Promise.all(Array.from({ length: count }, (_, nth) => addProduct(`${kind} ${nth.toString()}`)));

const stateOf = async (renditionId: string) =>
  (await prisma.rendition.findUniqueOrThrow({ where: { id: renditionId } })).state;

const settled = (renditionId: string) =>
  stack.until(`rendition ${renditionId} to be settled`, async () => {
    const state = await stateOf(renditionId);
    return state !== "approved" && state;
  });

/** The picture of each product, in review. */
async function enhanced(products: readonly ProductState[]): Promise<string[]> {
  const run = await merchant.ended(
    await merchant.enhance(
      products.map(({ id }) => id),
      presetName,
    ),
  );
  return products.map(({ title }) => {
    const { id, state } = pictureOf(run, title, 0);
    expect(state).toBe("in_review");
    return id;
  });
}

/** What may happen to a call beside being throttled; one product each, twice on its way in and twice on its way out. */
const breaks: readonly Omit<NewFault, "match">[] = [
  { kind: "429", times: 2, retryAfterSeconds: 0 },
  { kind: "5xx", times: 2 },
  { kind: "drop", times: 2 },
  { kind: "drop-after", times: 2 },
];

test("throttled, refused and cut off on every product, the run arrives whole and nothing is there twice", async () => {
  const storm = (contains: string, nth: number): Fault[] =>
    [{ kind: "throttled", times: 4 } as const, breaks[nth]!].map((fault) =>
      stack.sandbox.faults.add({ ...fault, match: { contains } }),
    );
  const aboutProducts = inStorm.flatMap(({ id }, nth) => storm(`"${id}"`, nth));
  const renditions = await enhanced(inStorm);
  const aboutPictures = inStorm.flatMap(({ title }, nth) => storm(`${stemOf(title)}-`, nth));
  await Promise.all(renditions.map((id) => merchant.decide(id, "approve")));

  expect(await Promise.all(renditions.map(settled))).toEqual(renditions.map(() => "written_back"));
  for (const { left } of [...aboutProducts, ...aboutPictures]) expect(left).toBe(0);
  const { files } = await merchant.admin.state();
  for (const { id, title, media } of inStorm) {
    const now = await merchant.admin.product(id);
    expect(now.media).toMatchObject([{ alt: title, status: "READY" }]);
    expect(now.media[0]?.id).not.toBe(media[0]?.id);
    expect(files.filter(({ fileName }) => fileName.startsWith(`${stemOf(title)}-`))).toHaveLength(1);
  }
});

test("the database goes away in the middle of a run, and comes back", async () => {
  const fault = stack.sandbox.faults.add({
    kind: "hold",
    match: { operation: "PackshotProductMediaPage", contains: `"${inOutage[0]!.id}"` },
  });
  const runId = await merchant.enhance(
    inOutage.map(({ id }) => id),
    presetName,
  );
  await stack.until("the first product to be read", () => fault.held === 1);
  await withoutDatabase(async () => {
    stack.sandbox.faults.release(fault.id);
    const answer = await fetch(`${stack.appUrl}/healthz`);
    expect(answer.status).toBe(503);
  });

  const run = await merchant.ended(runId);
  for (const { title } of inOutage) expect(pictureOf(run, title, 0).state).toBe("in_review");
  await stack.quiet();
});

/** Cuts every connection to the test's database and lets nobody in until `work` is done. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const address = new URL(process.env["DATABASE_URL"]!);
  const database = address.pathname.slice(1);
  address.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  try {
    await admin.query(`ALTER DATABASE "${database}" ALLOW_CONNECTIONS false`);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      database,
    ]);
    await work();
  } finally {
    await admin.query(`ALTER DATABASE "${database}" ALLOW_CONNECTIONS true`);
    await admin.end();
  }
}

test("a gallery that filled up since the review: told so, left alone, and done once there is room", async () => {
  const [id] = (await enhanced([filling])) as [string];
  const added = Array.from({ length: 249 }, () => imageNamed("more.jpg", "more", photo));
  await merchant.admin.control("PATCH", `/products/${filling.id}`, { add: added });
  const full = await merchant.admin.product(filling.id);
  expect(full.media).toHaveLength(250);

  await merchant.decide(id, "approve");
  expect(await settled(id)).toBe("failed");
  expect((await merchant.readReview(id)).errorMessage).toBe(
    "The product has 250 pictures, the most Shopify allows. Remove one, then try again.",
  );
  expect((await merchant.admin.product(filling.id)).media).toEqual(full.media);

  await merchant.admin.control("PATCH", `/products/${filling.id}`, { remove: [full.media[249]!.id] });
  const { runId } = await prisma.rendition.findUniqueOrThrow({ where: { id } });
  await merchant.session.post(`/app/runs/${runId}`, "routes/app.runs.$runId", [["intent", "retry-failed"]]);
  await stack.until("the picture to be in review again", async () => (await stateOf(id)) === "in_review");
  await merchant.decide(id, "approve");
  expect(await settled(id)).toBe("written_back");
  const { media } = await merchant.admin.product(filling.id);
  expect(media).toHaveLength(249);
  expect(media.map((picture) => picture.id).slice(1)).toEqual(
    full.media.slice(1, 249).map((picture) => picture.id),
  );
});
