/** What can be decided about a publication in its state; what changes the listing at once asks first. */
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import type { PublicationDetail } from "#services/publications/read-publication.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import type { Action } from "../use-action.ts";
import { waitsForItsTime } from "./publication-looks.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import styles from "./publishing.module.css";

const intents = [
  "approve",
  "now",
  "retry",
  "ours",
  "keep",
  "replan",
  "replace",
  "preserve",
  "look",
  "cancel",
  "restore",
] as const;
type Intent = (typeof intents)[number];

const unsent: readonly PublicationState[] = [
  ...(["draft", "checked", "planned", "queued", "failed", "rejected", "reauth_required"] as const),
];
const sent: readonly PublicationState[] = ["live", "accepted_not_shown", "drifted", "superseded"];

const states: Readonly<Record<Intent, readonly PublicationState[]>> = {
  approve: ["planned"],
  now: ["queued"],
  retry: ["failed", "rejected", "reauth_required"],
  ours: ["drifted"],
  keep: ["drifted"],
  replan: ["checked", "planned"],
  replace: ["checked", "planned"],
  preserve: ["checked", "planned"],
  look: ["accepted", "verifying", "accepted_not_shown", "live", "drifted"],
  cancel: unsent,
  restore: sent,
};

interface PublicationActionsProps {
  readonly publication: PublicationDetail;
  readonly action: Action;
  readonly mayPublish: boolean;
}

export function PublicationActions({ publication, action, mayPublish }: PublicationActionsProps) {
  const { t } = useTranslation("publications");
  const [asking, setAsking] = useState(false);
  const offered = intents.filter((intent) => isOffered(intent, publication));
  const post = (intent: Intent) => action.post({ intent });
  const { state, scheduledFor } = publication;
  return (
    <div className={styles["acts"]}>
      {offered.map((intent) => (
        <Button
          key={intent}
          disabled={!mayPublish || (action.busy && action.intent !== intent)}
          loading={action.busy && action.intent === intent}
          {...((intent === "approve" || intent === "retry") && { variant: "primary" as const })}
          onClick={() => (intent === "restore" ? setAsking(true) : post(intent))}
        >
          {t(`act.${intent}`)}
        </Button>
      ))}
      {(state === "planned" || waitsForItsTime(publication)) && (
        <ScheduleForm
          label={t(state === "planned" ? "schedule.open" : "schedule.change")}
          scheduledFor={scheduledFor}
          disabled={!mayPublish || action.busy}
          busy={action.busy}
          onChoose={(at) => action.post({ intent: state === "planned" ? "approve" : "reschedule", at })}
        />
      )}
      <ConfirmModal
        open={asking}
        title={t("restore.title")}
        text={t("restore.text", { channel: channelTraits[publication.channel].title })}
        confirmLabel={t("act.restore")}
        onConfirm={() => post("restore")}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function isOffered(intent: Intent, publication: PublicationDetail): boolean {
  const { state, mode, canRestore, restoresId } = publication;
  if (!states[intent].includes(state)) return false;
  if (intent === "now") return waitsForItsTime(publication);
  if (intent === "restore") return canRestore;
  // The other of the two modes; what is put back is put back as it was.
  if (intent === "replace" || intent === "preserve") return restoresId === null && mode !== intent;
  return true;
}
