/** What a merchant does in the app, step by step, through its own routes; each wait says how far it is. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Overview } from "#services/home/read-overview.ts";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import type { MerchantSession } from "./merchant-session.ts";
import { Refusal } from "./refusal.ts";

export interface RunOutcome {
  readonly images: number;
  readonly passed: number;
  readonly review: number;
  readonly failed: number;
}

export interface WrittenBack {
  readonly renditionId: string;
  readonly productId: string;
}

const runRoute = "routes/app.runs.$runId";
const waitLimitMs = 20 * 60_000;

export function openMerchant(session: MerchantSession, say: (line: string) => void) {
  const readRun = (runId: string) => session.read<RunDetail>(`/app/runs/${runId}`, runRoute);
  const renditionsOf = (run: RunDetail) =>
    run.products.flatMap(({ productId, renditions }) => renditions.map((each) => ({ ...each, productId })));

  return {
    async waitForCatalogue(): Promise<void> {
      await until(async () => {
        const { products, images, catalogueSync, catalogueSyncedAt } = await session.read<Overview>(
          "/app?index",
          "routes/app._index",
        );
        say(`Reading the catalogue: ${products} products, ${images} pictures`);
        return catalogueSync === "idle" && catalogueSyncedAt !== null;
      });
    },

    /** The first products of the catalogue that have pictures. */
    async pickProducts(count: number): Promise<string[]> {
      const { page } = await session.read<{ page: ProductPage }>("/app/catalogue", "routes/app.catalogue");
      const chosen = page.products.filter(({ imageCount }) => imageCount > 0).slice(0, count);
      if (chosen.length < count)
        throw new Refusal(`expected ${count} products with pictures but received ${chosen.length}`);
      return chosen.map(({ id }) => id);
    },

    async startRun(productIds: readonly string[], presetName: string): Promise<string> {
      const fields = productIds.map((id) => ["productIds", id] as const);
      const { redirectedTo, data } = await session.post("/app/runs/new", "routes/app.runs.new", [
        ...fields,
        ["presetName", presetName],
      ]);
      const runId = redirectedTo?.match(/\/app\/runs\/([^/?]+)/)?.[1];
      if (runId === undefined)
        throw new Refusal(`expected a run to start but received ${JSON.stringify(data)}`);
      return runId;
    },

    async waitForRun(runId: string): Promise<RunOutcome> {
      const run = await until(async () => {
        const current = await readRun(runId);
        say(`Enhancing: ${Math.round(current.progress * 100)} %`);
        return current.state === "done" ? current : false;
      });
      const renditions = renditionsOf(run);
      const count = (outcome: string) => renditions.filter((each) => each.outcome === outcome).length;
      const broken = renditions.filter(({ state }) => state === "failed").length + run.productCounts.failed;
      return {
        images: renditions.length,
        passed: count("pass"),
        review: count("review"),
        failed: count("fail") + broken,
      };
    },

    async approvePassed(runId: string): Promise<void> {
      const fields = [
        ["intent", "approve-passed"],
        ["runId", runId],
      ] as const;
      await session.post("/app/review?index", "routes/app.review._index", fields);
    },

    /** Waits until no approved picture is on its way any more. */
    async waitForWriteBacks(runId: string): Promise<WrittenBack[]> {
      const run = await until(async () => {
        const current = await readRun(runId);
        say(`Writing back: ${current.counts.written_back} done, ${current.counts.approved} to go`);
        return current.counts.approved === 0 ? current : false;
      });
      return renditionsOf(run)
        .filter(({ state }) => state === "written_back")
        .map(({ id, productId }) => ({ renditionId: id, productId }));
    },

    async revert(runId: string, renditionId: string): Promise<void> {
      const route = "routes/app.review.$renditionId";
      await session.post(`/app/review/${renditionId}`, route, [["intent", "revert"]]);
      await until(async () => {
        say("Reverting one picture");
        return renditionsOf(await readRun(runId)).find(({ id }) => id === renditionId)?.state === "reverted";
      });
    },
  };
}

/** Asks again every half second until the answer is not false. */
async function until<Answer>(ask: () => Promise<Answer | false>): Promise<Answer> {
  const deadline = Date.now() + waitLimitMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== false) return answer;
    await sleep(500);
  }
  throw new Refusal(`expected this to end within ${waitLimitMs / 60_000} minutes but it did not`);
}
