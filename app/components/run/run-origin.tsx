/** Who or what began a run; a rule with the way to it. */
import { Link } from "@shopify/polaris";
import { Trans, useTranslation } from "react-i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { actorName } from "../../words/rendition-words.ts";

export function RunOrigin({
  run: { trigger, rule, startedBy },
}: {
  readonly run: Pick<RunSummary, "trigger" | "rule" | "startedBy">;
}) {
  const { t } = useTranslation("runs");
  if (rule !== null) {
    const { id, name } = rule;
    const link = id === null ? <span /> : <Link url={`/app/automation/${id}`} />;
    return <Trans t={t} i18nKey="startedByRule" values={{ name }} components={{ rule: link }} />;
  }
  return (
    <>{trigger === "webhook" ? t("startedForNew") : t("startedBy", { name: actorName(startedBy, t) })}</>
  );
}
