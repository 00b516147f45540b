/** One run, live. */
import { useLoaderData } from "@remix-run/react";
import { readRunListings } from "#services/listings/publishable-listings.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { requestRevert } from "#services/review/request-revert.ts";
import { cancelRun } from "#services/runs/cancel-run.ts";
import { readRunInShop } from "#services/runs/read-run-in-shop.ts";
import { readRun } from "#services/runs/read-run.ts";
import { retryFailed } from "#services/runs/retry-failed.ts";
import { revertRun } from "#services/runs/revert-run.ts";
import { settleConflicts } from "#services/runs/settle-conflicts.ts";
import { stopWriteBacks } from "#services/runs/stop-write-backs.ts";
import { RunPage } from "../components/run/run-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, args) => {
  const runId = pathParam(args, "runId");
  const [run, inShop, listings] = await Promise.all([
    readRun(shopId, runId),
    readRunInShop(shopId, runId),
    readRunListings(shopId, runId),
  ]);
  return { ...run, inShop, canPublish: listings.length > 0 && staff.permissions.includes("publish") };
});

const intents = [
  "cancel",
  "retry-failed",
  "revert-run",
  "stop-write-backs",
  "keep-theirs",
  "write-ours",
  "put-back-anyway",
  "publish",
] as const;

export const action = merchantAction(async ({ shopId, actor, t, redirect }, form, args) => {
  const runId = pathParam(args, "runId");
  const intent = readIntent(form, intents);
  switch (intent) {
    case "cancel":
      await cancelRun(shopId, runId, actor);
      return { ok: true, message: t("runs:cancelled") };
    case "retry-failed":
      await retryFailed(shopId, runId, actor);
      return { ok: true, message: t("runs:retried") };
    case "revert-run": {
      const { queued: count } = await revertRun(shopId, runId, actor);
      return { ok: true, message: t("runs:shop.revertAsked", { count }) };
    }
    case "stop-write-backs": {
      const { stopped: count } = await stopWriteBacks(shopId, runId, actor);
      return { ok: true, message: t("runs:shop.stopped", { count }) };
    }
    case "publish": {
      const listingIds = await readRunListings(shopId, runId);
      const { batchId } = await draftPublications(shopId, { listingIds, mode: "preserve", actor });
      return redirect(`/app/publications?batch=${batchId}`);
    }
    case "put-back-anyway":
      await requestRevert(shopId, textField(form, "renditionId"), actor, { anyway: true });
      return { ok: true, message: t("runs:shop.revertAsked", { count: 1 }) };
    case "keep-theirs":
    case "write-ours": {
      const choice = intent === "keep-theirs" ? "theirs" : "ours";
      const renditionId = textField(form, "renditionId") || undefined;
      const { settled: count } = await settleConflicts(shopId, runId, { choice, renditionId, actor });
      return { ok: true, message: t("runs:shop.settled", { count }) };
    }
  }
});

export default function Run() {
  const { inShop, canPublish, ...run } = useLoaderData<typeof loader>();
  return <RunPage run={run} inShop={inShop} canPublish={canPublish} />;
}
