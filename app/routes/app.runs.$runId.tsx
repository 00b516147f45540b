/** One run, live. */
import { useLoaderData } from "@remix-run/react";
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

export const loader = merchantLoader(async ({ shopId }, args) => {
  const runId = pathParam(args, "runId");
  const [run, inShop] = await Promise.all([readRun(shopId, runId), readRunInShop(shopId, runId)]);
  return { ...run, inShop };
});

const intents = [
  "cancel",
  "retry-failed",
  "revert-run",
  "stop-write-backs",
  "keep-theirs",
  "write-ours",
  "put-back-anyway",
] as const;

export const action = merchantAction(async ({ shopId, actor, t }, form, args) => {
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
  const { inShop, ...run } = useLoaderData<typeof loader>();
  return <RunPage run={run} inShop={inShop} />;
}
