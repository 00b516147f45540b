/** What the checks found, in plain words, with the figure measured and the one expected. */
import { Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Finding } from "#core/verdict.ts";
import { describeFinding, worstFirst } from "../../words/describe-finding.ts";
import { useFormat } from "../../words/use-format.ts";
import { VerdictBadge } from "../word-badge.tsx";
import styles from "./review.module.css";

export function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
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
            <FindingRow key={finding.check} finding={finding} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation(["review", "words"]);
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
      </th>
      <td data-label={t("column.result")}>
        <VerdictBadge outcome={finding.severity} />
      </td>
      <td data-label={t("column.measured")}>{measured}</td>
      <td data-label={t("column.expected")}>{expected}</td>
    </tr>
  );
}
