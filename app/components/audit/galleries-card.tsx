/** How many pictures products have, and collections that do not look like one series. */
import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./audit.module.css";
import { BarTable } from "./bar-table.tsx";

export function GalleriesCard({ report }: { readonly report: NonNullable<AuditView["report"]> }) {
  const { t } = useTranslation("audit");
  const { number, percent } = useFormat();
  const rows = (["none", "few", "some", "enough"] as const).map((size) => ({
    ...{ key: size, name: t(`galleries.${size}`), value: report.galleries[size] },
  }));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("galleries.title")}
        </Text>
        <BarTable
          caption={t("galleries.caption")}
          heads={[t("galleries.size"), t("galleries.products")]}
          rows={rows}
          show={number}
        />
        <Text as="p" tone="subdued" variant="bodySm">
          {t("galleries.help")} <Link url="/app/catalogue?sort=photos+asc">{t("galleries.open")}</Link>
        </Text>
        {report.mixedCollections.length > 0 && (
          <details className={styles["channel"]}>
            <summary>{t("galleries.mixed", { count: report.mixedCollections.length })}</summary>
            <ul>
              {report.mixedCollections.map(({ title, products, share }) => (
                <li key={title}>{t("galleries.mixedOne", { title, products, share: percent(share) })}</li>
              ))}
            </ul>
          </details>
        )}
      </BlockStack>
    </Card>
  );
}
