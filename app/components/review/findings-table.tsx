/** What the checks found, in plain words, with the figure measured and the one expected. */
import { Button, Card, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "#core/verdict.ts";
import { describeFinding, worstFirst } from "../../words/describe-finding.ts";
import { useFormat } from "../../words/use-format.ts";
import { VerdictBadge } from "../word-badge.tsx";
import styles from "./review.module.css";

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  /** Has the picture made again with what the check suggests; null while that cannot be done. */
  readonly onSuggestion: ((check: string) => void) | null;
}

/** Drawn anew when a finding changed, not at every key. */
export const FindingsTable = memo(function FindingsTable({ findings, onSuggestion }: FindingsTableProps) {
  const { t } = useTranslation("review");
  return (
    <Card padding="0">
      <div className={styles["cardHead"]}>
        <Text as="h2" variant="headingSm">
          {t("checked")}
        </Text>
      </div>
      <table className={styles["findings"]}>
        <thead>
          <tr>
            <th scope="col">{t("column.check")}</th>
            <th scope="col">{t("column.result")}</th>
            <th scope="col">{t("column.measured")}</th>
            <th scope="col">{t("column.expected")}</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(findings).map((finding) => (
            <FindingRow key={finding.check} finding={finding} onSuggestion={onSuggestion} />
          ))}
        </tbody>
      </table>
    </Card>
  );
});

function FindingRow({
  finding,
  onSuggestion,
}: { readonly finding: Finding } & Pick<FindingsTableProps, "onSuggestion">) {
  const { t } = useTranslation(["review", "words", "channels"]);
  const { number } = useFormat();
  const degrees = finding.suggestion?.straighten.degrees ?? 0;
  const { title, measured, expected } = describeFinding(finding, t, useFormat());
  return (
    <tr>
      <th scope="row">
        <Text as="span" variant="bodyMd" fontWeight="medium">
          {title}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" fontWeight="regular">
          {finding.message}
        </Text>
        {finding.suggestion && onSuggestion && (
          <Button size="slim" onClick={() => onSuggestion(finding.check)}>
            {degrees === 0 ? t("channels:applyLines") : t("channels:apply", { degrees: number(degrees, 1) })}
          </Button>
        )}
      </th>
      <td data-label={t("column.result")}>
        <VerdictBadge outcome={finding.severity} />
      </td>
      <td data-label={t("column.measured")}>{measured}</td>
      <td data-label={t("column.expected")}>{expected}</td>
    </tr>
  );
}
