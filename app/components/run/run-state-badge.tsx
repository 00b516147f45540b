/** A run's state as a badge. */
import { useTranslation } from "react-i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { WordBadge } from "../word-badge.tsx";
import { runStateLooks } from "./run-words.ts";

export function RunStateBadge({ state }: Pick<RunSummary, "state">) {
  const { t } = useTranslation("runs");
  return <WordBadge text={t(`state.${state}`)} {...runStateLooks[state]} />;
}
