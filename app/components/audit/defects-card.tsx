/** What is wrong, most often first, and what helps against it. */
import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { pictureDefectNames, pictureDefects } from "#core/audit/defects.ts";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import { BarTable } from "./bar-table.tsx";
import { changeOf } from "./change-of.ts";

type Report = NonNullable<AuditView["report"]>;

interface DefectsCardProps {
  readonly report: Report;
  readonly previous: Report | null;
}

export function DefectsCard({ report, previous }: DefectsCardProps) {
  const { t } = useTranslation("audit");
  const { number } = useFormat();
  const rows = pictureDefectNames
    .map((defect) => ({
      ...{ key: defect, value: report.defects[defect] ?? 0 },
      name: (
        <>
          {t(`defect.${defect}`)}{" "}
          <Text as="span" tone="subdued" variant="bodySm">
            {t(`remedy.${pictureDefects[defect].remedy}`)}
          </Text>
        </>
      ),
      note: previous && changeOf(report.defects[defect] ?? 0, previous.defects[defect] ?? 0, number),
    }))
    .filter(({ value, note }) => value > 0 || (note !== null && note !== "±0"))
    .toSorted((a, b) => b.value - a.value);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("defects.title")}
        </Text>
        {rows.length === 0 ? (
          <Text as="p">{t("defects.none")}</Text>
        ) : (
          <BarTable
            caption={t("defects.caption")}
            heads={[t("defects.what"), t("pictures")]}
            rows={rows}
            show={number}
          />
        )}
        <InlineStack gap="400">
          <Text as="p">{t("defects.fixable", { count: report.fixable })}</Text>
          <Text as="p">{t("defects.needNewPhoto", { count: report.needNewPhoto })}</Text>
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm">
          {t("defects.help")}
        </Text>
      </BlockStack>
    </Card>
  );
}
