/** A merchant's day for the screenshots: one run over good and hard photos, some of it approved, one picture taken back. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { openMerchantSession } from "../demo/merchant-session.ts";
import { openMerchant } from "../demo/merchant.ts";
import { demoShop, type Stack } from "../demo/stack.ts";

/** From clean studio shots to a dark hall, wire and a pattern before a pattern. */
export const enhanced = [
  "Aster Velvet Chair",
  "Porcelain Tea Set",
  "Regent Damask Chair",
  "Resting Seal Sculpture",
  "Steel Desk Fan",
  "Stoneware Mug",
  "Trail Runner",
  "Vintage Flight Helmet",
] as const;
type Title = (typeof enhanced)[number];

/** A picture by its product and its place in the gallery, from 0. */
export type Place = readonly [title: Title, position: number];

const approved: readonly Place[] = [
  ["Vintage Flight Helmet", 0],
  ["Vintage Flight Helmet", 1],
  ["Resting Seal Sculpture", 0],
  ["Resting Seal Sculpture", 1],
  ["Stoneware Mug", 0],
];
const takenBack: Place = ["Vintage Flight Helmet", 1];
const rejected: Place = ["Trail Runner", 2];

export interface Day {
  readonly productIds: ReadonlyMap<string, string>;
  readonly runId: string;
  /** Resolves when about half of the run's pictures are done. */
  halfWay(): Promise<void>;
  /** Resolves when the run is over and everything decided has reached the shop. */
  evening(): Promise<void>;
  renditionId(place: Place): Promise<string>;
}

const runRoute = "routes/app.runs.$runId";
const reviewRoute = "routes/app.review.$renditionId";
const limitMs = 20 * 60_000;
const lookEveryMs = 1_000;

export async function startDay(stack: Stack, say: (line: string) => void): Promise<Day> {
  const session = openMerchantSession(stack.appUrl, stack.sandboxUrl, `${demoShop}.myshopify.com`);
  const merchant = openMerchant(session, say);
  await merchant.waitForCatalogue();
  const { page } = await session.read<{ page: ProductPage }>("/app/catalogue", "routes/app.catalogue");
  const productIds = new Map(page.products.map(({ id, title }) => [title, id]));
  const chosen = enhanced.map((title) => found(productIds.get(title), title));
  const runId = await merchant.startRun(chosen, "shopify-square");

  const readRun = () => session.read<RunDetail>(`/app/runs/${runId}`, runRoute);
  const renditionId = async ([title, position]: Place) => {
    const product = (await readRun()).products.find((row) => row.title === title);
    const card = product?.renditions.find((each) => each.position === position);
    return found(card, `photo ${String(position + 1)} of ${title}`).id;
  };
  const decide = async (place: Place, ...fields: (readonly [string, string])[]) => {
    await session.post(`/app/review/${await renditionId(place)}`, reviewRoute, fields);
  };
  return {
    productIds,
    runId,
    renditionId,
    async halfWay() {
      const deadline = Date.now() + limitMs;
      while ((await readRun()).progress < 0.5) {
        if (Date.now() > deadline)
          throw new Error("expected half of the run to be done in time but it was not");
        await sleep(lookEveryMs);
      }
    },
    async evening() {
      await merchant.waitForRun(runId);
      await decide(rejected, ["intent", "reject"], ["reason", "Part of the product is missing"]);
      for (const place of approved) await decide(place, ["intent", "approve"]);
      await merchant.waitForWriteBacks(runId);
      await merchant.revert(runId, await renditionId(takenBack));
    },
  };
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`expected ${what} in the demo shop but received none`);
  return thing;
}
