/** One rendition: compare it with its original and decide. */
import { setTimeout as sleep } from "node:timers/promises";
import { useLoaderData } from "@remix-run/react";
import { decide } from "#services/review/decide.ts";
import { readReview } from "#services/review/read-review.ts";
import { redoRendition } from "#services/review/redo-rendition.ts";
import { requestRevert } from "#services/review/request-revert.ts";
import { requestWriteBack } from "#services/review/request-write-back.ts";
import type { ActionResult } from "../action-result.ts";
import { ReviewPage } from "../components/review/review-page.tsx";
import {
  merchantAction,
  merchantLoader,
  pathParam,
  readIntent,
  textField,
  type Merchant,
} from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }, args) =>
  readReview(shopId, pathParam(args, "renditionId")),
);

const intents = ["approve", "reject", "reopen", "write-back", "revert", "redo", "undo"] as const;

export const action = merchantAction(async (merchant, form, args): Promise<ActionResult> => {
  const { shopId, actor, t } = merchant;
  const id = pathParam(args, "renditionId");
  const nextId = textField(form, "nextId");
  const goesOn = nextId === "" || nextId === id ? {} : { nextPath: `/app/review/${nextId}` };
  const intent = readIntent(form, intents);
  switch (intent) {
    case "approve":
      await decide(shopId, id, { kind: "approve", actor });
      return { ok: true, message: t("review:done.approve"), undoId: id, ...goesOn };
    case "reject": {
      const reason = textField(form, "reason").trim();
      await decide(shopId, id, { kind: "reject", actor, ...(reason !== "" && { reason }) });
      return { ok: true, message: t("review:done.reject"), undoId: id, ...goesOn };
    }
    case "reopen":
      await decide(shopId, id, { kind: "reopen", actor });
      return { ok: true, message: t("review:done.reopen") };
    case "write-back":
      await requestWriteBack(shopId, [id], actor);
      return { ok: true, message: t("review:done.write-back") };
    case "revert":
      await requestRevert(shopId, id, actor);
      return { ok: true, message: t("review:done.revert") };
    case "undo":
      return undo(merchant, id);
    case "redo":
      await redoRendition(shopId, id, { actor, suggestedBy: textField(form, "suggestedBy") || undefined });
      return { ok: true, message: t("review:done.redo") };
  }
});

const swapPollMs = 500;
const swapWaitMs = 10_000;

/** Takes a decision back, also when its picture has reached the shop meanwhile; a swap under way is waited for. */
async function undo({ shopId, actor, t }: Merchant, id: string): Promise<ActionResult> {
  const deadline = Date.now() + swapWaitMs;
  let { state, writeBack } = await readReview(shopId, id);
  while (writeBack?.state === "running" && Date.now() < deadline) {
    await sleep(swapPollMs);
    ({ state, writeBack } = await readReview(shopId, id));
  }
  if (state === "written_back") {
    await requestRevert(shopId, id, actor);
    return { ok: true, message: t("review:done.revert") };
  }
  await decide(shopId, id, { kind: "reopen", actor });
  return { ok: true, message: t("review:done.reopen") };
}

export default function Review() {
  return <ReviewPage review={useLoaderData<typeof loader>()} />;
}
