/** Puts an original back although the picture was changed in Shopify, after saying what gets lost. */
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Trouble } from "#services/write-backs/read-troubles.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import type { Action } from "../use-action.ts";

interface PutBackAnywayProps {
  readonly trouble: Trouble;
  /** Names the picture for those who do not see the row. */
  readonly which: string;
  readonly action: Action;
}

export function PutBackAnyway({ trouble: { renditionId, runId }, which, action }: PutBackAnywayProps) {
  const { t } = useTranslation("runs");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        accessibilityLabel={`${t("shop.putBackAnyway")}: ${which}`}
        disabled={action.busy}
        onClick={() => setAsking(true)}
      >
        {t("shop.putBackAnyway")}
      </Button>
      <ConfirmModal
        open={asking}
        title={t("shop.putBackAnywayTitle")}
        text={t("shop.putBackAnywayText")}
        confirmLabel={t("shop.putBackAnyway")}
        destructive
        onConfirm={() => action.post({ intent: "put-back-anyway", renditionId }, `/app/runs/${runId}`)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
