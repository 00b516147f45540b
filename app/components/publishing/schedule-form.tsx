/** When to publish, by the clock of the shop: a button that opens a date and a time. */
import { useRouteLoaderData } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clockOf, startOfNextDay } from "#core/shop-time.ts";
import type { FrameView } from "../../frame-view.ts";
import { TextBox } from "../text-box.tsx";
import styles from "./publishing.module.css";

interface ScheduleFormProps {
  readonly label: string;
  /** The time it has now; none begins with tomorrow morning. */
  readonly scheduledFor: string | null;
  readonly disabled: boolean;
  readonly busy: boolean;
  /** @param at as `datetime-local` writes it, by the clock of the shop */
  readonly onChoose: (at: string) => void;
}

const morningMs = 9 * 3_600_000;

export function ScheduleForm({ label, scheduledFor, disabled, busy, onChoose }: ScheduleFormProps) {
  const { t } = useTranslation("publications");
  const timeZone = useRouteLoaderData<FrameView>("routes/app")?.timeZone ?? "UTC";
  const [at, setAt] = useState<string | null>(null);
  const now = new Date();
  if (at === null) {
    const proposed = scheduledFor ?? startOfNextDay(now, timeZone).getTime() + morningMs;
    return (
      <Button disabled={disabled} onClick={() => setAt(clockOf(new Date(proposed), timeZone))}>
        {label}
      </Button>
    );
  }
  return (
    <form
      className={styles["schedule"]}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(at);
        setAt(null);
      }}
    >
      <TextBox
        type="datetime-local"
        label={t("schedule.at", { zone: timeZone.replaceAll("_", " ") })}
        value={at}
        min={clockOf(now, timeZone)}
        onChange={setAt}
      />
      <Button submit variant="primary" disabled={disabled || at === ""} loading={busy}>
        {t("schedule.set")}
      </Button>
      <Button onClick={() => setAt(null)}>{t("schedule.dismiss")}</Button>
    </form>
  );
}
