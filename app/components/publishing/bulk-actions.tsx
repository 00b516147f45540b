/** What a merchant decides on all publications of the list, on every page of it; what cannot be undone asks first. */
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PublicationsPage } from "#services/publications/list-publications.ts";
import type { PublicationFilter } from "#services/publications/publication-filter.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import type { Action } from "../use-action.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import styles from "./publishing.module.css";

interface BulkActionsProps extends Pick<PublicationsPage, "can"> {
  readonly filter: PublicationFilter;
  readonly mayPublish: boolean;
  readonly action: Action;
}

export function BulkActions({ can, filter, mayPublish, action }: BulkActionsProps) {
  const { t } = useTranslation("publications");
  const [asking, setAsking] = useState(false);
  const { view = "", batch = "", account = "" } = filter;
  const post = (intent: keyof typeof can, more: Record<string, string> = {}) =>
    action.post({ intent, view, batch, account, ...more });
  const isAt = (intent: keyof typeof can) => action.busy && action.intent === intent;
  const isOff = !mayPublish || action.busy;
  return (
    <div className={styles["acts"]}>
      <Button
        variant="primary"
        disabled={isOff || can.approve === 0}
        loading={isAt("approve")}
        onClick={() => post("approve")}
      >
        {t("publishReady", { count: can.approve })}
      </Button>
      <ScheduleForm
        label={t("schedule.open")}
        scheduledFor={null}
        disabled={isOff || can.approve === 0}
        busy={action.busy}
        onChoose={(at) => post("approve", { at })}
      />
      {can.replan > 0 && (
        <Button disabled={isOff} loading={isAt("replan")} onClick={() => post("replan")}>
          {t("replanAll", { count: can.replan })}
        </Button>
      )}
      {can.cancel > 0 && (
        <Button disabled={isOff} loading={isAt("cancel")} onClick={() => setAsking(true)}>
          {t("cancelAll", { count: can.cancel })}
        </Button>
      )}
      <ConfirmModal
        open={asking}
        destructive
        title={t("cancelAsk.title", { count: can.cancel })}
        text={t("cancelAsk.text")}
        confirmLabel={t("cancelAll", { count: can.cancel })}
        onConfirm={() => post("cancel")}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
