/** One rendition under review: compare, decide, go on to the next. */
import { useNavigate } from "@remix-run/react";
import { Card, InlineStack, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { ChannelsCard } from "../channels/channels-card.tsx";
import { CompareView } from "../compare/compare-view.tsx";
import { changeLook, firstLook } from "../compare/look.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { deferDialog } from "../defer-dialog.tsx";
import { PageFrame } from "../page-frame.tsx";
import { usePolling } from "../use-polling.ts";
import { useRefusal } from "../use-refusal.ts";
import { StateBadge, VerdictBadge } from "../word-badge.tsx";
import { DecisionCard } from "./decision-card.tsx";
import { DecisionHistory } from "./decision-history.tsx";
import { swapUnderWay, type DecisionIntent } from "./decisions-for.ts";
import { FindingsTable } from "./findings-table.tsx";
import { PictureFacts } from "./picture-facts.tsx";
import type { Shortcut } from "./shortcuts.ts";
import { useDecision } from "./use-decision.ts";
import { usePrefetch } from "./use-prefetch.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import styles from "./review.module.css";

const RejectModal = deferDialog(async () => (await import("./reject-modal.tsx")).RejectModal);
const ShortcutsModal = deferDialog(async () => (await import("./shortcuts-modal.tsx")).ShortcutsModal);

type Dialogue = "reject" | "approve-failed" | "revert" | "help";

export function ReviewPage({ review }: { readonly review: ReviewDetail }) {
  const { t } = useTranslation("review");
  const navigate = useNavigate();
  const [look, changeTheLook] = useReducer(changeLook, firstLook);
  const [dialogue, setDialogue] = useState<Dialogue | null>(null);
  const decision = useDecision(review);
  const refuse = useRefusal();
  const mayEnhance = refuse("enhance") === null;
  const canDecide = review.state === "in_review" && !decision.busyIntent && refuse("approve") === null;
  usePolling(swapUnderWay(review.writeBack) || review.state === "queued" || review.state === "rendering");
  usePrefetch(review.nextId);

  const goTo = (id: string | null) => {
    if (id !== null) navigate(`/app/review/${id}`);
  };
  const decide = (intent: DecisionIntent) => {
    if (intent === "reject" || intent === "revert") setDialogue(intent);
    else if (intent === "approve" && review.outcome === "fail") setDialogue("approve-failed");
    else decision.post(intent);
  };
  const acts: Record<Shortcut, () => void> = {
    next: () => goTo(review.nextId),
    previous: () => goTo(review.previousId),
    approve: () => canDecide && decide("approve"),
    reject: () => canDecide && decide("reject"),
    toggle: () => changeTheLook({ toggle: "before-after" }),
    heat: () => changeTheLook({ toggle: "heat" }),
    actual: () => changeTheLook({ set: { zoom: "actual" } }),
    fit: () => changeTheLook({ set: { zoom: "fit" } }),
    help: () => setDialogue("help"),
  };
  useShortcuts(dialogue === null, (shortcut) => acts[shortcut]());

  return (
    <PageFrame
      title={review.product.title}
      subtitle={queueWords(review, t)}
      back={{ content: t("title"), url: "/app/review" }}
      fullWidth
      titleMetadata={<Badges review={review} />}
      pagination={{
        hasPrevious: review.previousId !== null,
        hasNext: review.nextId !== null,
        onPrevious: acts.previous,
        onNext: acts.next,
      }}
      secondaryActions={[{ content: t("keys.title"), onAction: acts.help }]}
    >
      <div className={styles["page"]}>
        <div className={styles["main"]}>
          <Card>
            <Stage review={review} look={look} onChange={changeTheLook} />
          </Card>
          {review.findings.length > 0 && (
            <FindingsTable
              findings={review.findings}
              onSuggestion={review.state === "in_review" && mayEnhance ? decision.suggest : null}
            />
          )}
          {review.channels.length > 0 && <ChannelsCard channels={review.channels} />}
        </div>
        <div className={styles["aside"]}>
          <DecisionCard
            review={review}
            busyIntent={decision.busyIntent}
            error={decision.error}
            onDecide={decide}
          />
          <PictureFacts review={review} />
          <DecisionHistory decisions={review.decisions} />
        </div>
      </div>
      <Dialogues open={dialogue} onClose={() => setDialogue(null)} onDecide={decision.post} />
    </PageFrame>
  );
}

function queueWords({ state, remaining }: ReviewDetail, t: TFunction): string {
  if (remaining === 0) return t("review:nothing");
  return state === "in_review"
    ? t("review:waiting", { count: remaining })
    : t("review:more", { count: remaining });
}

function Badges({ review }: { readonly review: ReviewDetail }) {
  return (
    <InlineStack gap="100">
      {review.outcome !== null && <VerdictBadge outcome={review.outcome} />}
      <StateBadge state={review.state} />
    </InlineStack>
  );
}

function Stage({
  review,
  look,
  onChange,
}: { review: ReviewDetail } & Omit<Parameters<typeof CompareView>[0], "picture">) {
  const { t } = useTranslation("review");
  const { urls, width, height, product } = review;
  if (urls === null || width === null || height === null) {
    return (
      <div className={styles["empty"]}>
        <Text as="p" tone="subdued">
          {review.errorMessage ?? t("noPicture")}
        </Text>
      </div>
    );
  }
  return (
    <CompareView picture={{ ...urls, width, height, title: product.title }} look={look} onChange={onChange} />
  );
}

interface DialoguesProps {
  readonly open: Dialogue | null;
  readonly onClose: () => void;
  readonly onDecide: (intent: DecisionIntent, reason?: string) => void;
}

function Dialogues({ open, onClose, onDecide }: DialoguesProps) {
  const { t } = useTranslation("review");
  const reject = (reason: string) => {
    onClose();
    onDecide("reject", reason);
  };
  return (
    <>
      <RejectModal open={open === "reject"} onReject={reject} onClose={onClose} />
      <ConfirmModal
        open={open === "approve-failed"}
        title={t("approveFailed.title")}
        text={t("approveFailed.text")}
        confirmLabel={t("approveFailed.confirm")}
        onConfirm={() => onDecide("approve")}
        onClose={onClose}
      />
      <ConfirmModal
        open={open === "revert"}
        title={t("putBack.title")}
        text={t("putBack.text")}
        confirmLabel={t("putBack.confirm")}
        destructive
        onConfirm={() => onDecide("revert")}
        onClose={onClose}
      />
      <ShortcutsModal open={open === "help"} onClose={onClose} />
    </>
  );
}
