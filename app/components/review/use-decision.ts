/** Posts a decision, offers to undo it, and goes on to the next picture. */
import { useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewDetail } from "#services/review/read-review.ts";
import type { ActionResult } from "../../action-result.ts";
import { useAction } from "../use-action.ts";
import type { DecisionIntent } from "./decisions-for.ts";

const undoMs = 8_000;

interface PostedDecision {
  readonly post: (intent: DecisionIntent, reason?: string) => void;
  /** Has the picture made again with what a check suggests. */
  readonly suggest: (check: string) => void;
  readonly busyIntent: string | null;
  /** Why the last decision on this picture did not work. */
  readonly error: string | null;
}

export function useDecision(review: ReviewDetail): PostedDecision {
  const { t } = useTranslation("frame");
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { post: postUndo } = useAction();
  const takeBack = useCallback(
    (id: string) => {
      postUndo({ intent: "undo" }, `/app/review/${id}`);
      navigate(`/app/review/${id}`);
    },
    [postUndo, navigate],
  );
  const done = useCallback(
    (result: ActionResult) => {
      if (!result.ok) return;
      const { message, undoId, nextPath } = result;
      shopify.toast.show(
        message,
        undoId === undefined ? {} : { action: t("undo"), duration: undoMs, onAction: () => takeBack(undoId) },
      );
      if (nextPath !== undefined) navigate(nextPath);
    },
    [shopify, navigate, takeBack, t],
  );
  const action = useAction(done);
  const path = `/app/review/${review.id}`;
  const { post } = action;
  const suggest = useCallback(
    (suggestedBy: string) => post({ intent: "redo", suggestedBy }, path),
    [post, path],
  );
  return {
    suggest,
    post: (intent, reason) =>
      action.post({ intent, nextId: review.nextId ?? "", ...(reason !== undefined && { reason }) }, path),
    busyIntent: action.busy ? action.intent : null,
    error: action.result?.ok === false && !action.busy ? action.result.message : null,
  };
}
