/** One run, live. */
import { useLoaderData } from "@remix-run/react";
import { cancelRun } from "#services/runs/cancel-run.ts";
import { readRun } from "#services/runs/read-run.ts";
import { retryFailed } from "#services/runs/retry-failed.ts";
import { RunPage } from "../components/run/run-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }, args) => readRun(shopId, pathParam(args, "runId")));

export const action = merchantAction(async ({ shopId, actor, t }, form, args) => {
  const runId = pathParam(args, "runId");
  switch (readIntent(form, ["cancel", "retry-failed"])) {
    case "cancel":
      await cancelRun(shopId, runId, actor);
      return { ok: true, message: t("runs:cancelled") };
    case "retry-failed":
      await retryFailed(shopId, runId, actor);
      return { ok: true, message: t("runs:retried") };
  }
});

export default function Run() {
  return <RunPage run={useLoaderData<typeof loader>()} />;
}
