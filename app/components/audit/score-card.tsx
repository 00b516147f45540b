/** How good the pictures are, in tens of points. */
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import { BarTable } from "./bar-table.tsx";
import styles from "./audit.module.css";
import { changeOf } from "./change-of.ts";

interface ScoreCardProps {
  readonly report: NonNullable<AuditView["report"]>;
  readonly previous: AuditView["previous"];
}

export function ScoreCard({ report, previous }: ScoreCardProps) {
  const { t } = useTranslation("audit");
  const { number, date } = useFormat();
  const rows = report.scores
    .map((value, bin) => ({
      ...{ key: String(bin), value },
      name: bin === 9 ? "90–100" : `${String(10 * bin)}–${String(10 * bin + 9)}`,
    }))
    .toReversed();
  const before = previous?.report.meanScore ?? null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("score.title")}
        </Text>
        <p className={styles["figure"]}>
          <strong>{report.meanScore === null ? "–" : number(report.meanScore)}</strong>{" "}
          <span>{t("score.mean")}</span>
        </p>
        {previous && before !== null && report.meanScore !== null && (
          <Text as="p" tone="subdued">
            {t("score.change", {
              change: changeOf(report.meanScore, before, number),
              at: date(previous.at),
            })}
          </Text>
        )}
        <BarTable
          caption={t("score.caption")}
          heads={[t("score.points"), t("pictures")]}
          rows={rows}
          show={number}
        />
        <Text as="p" tone="subdued" variant="bodySm">
          {t("score.help")}
        </Text>
      </BlockStack>
    </Card>
  );
}
