/** Shown where a run would start but nothing is chosen yet. */
import { Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useProductPicker } from "./use-product-picker.ts";

export function ChooseFirst() {
  const { t } = useTranslation("runs");
  const pick = useProductPicker([]);
  return (
    <Card>
      <EmptyState
        heading={t("new.chooseFirst")}
        image="/empty-catalogue.svg"
        action={{ content: t("chooseProducts"), onAction: () => void pick() }}
        secondaryAction={{ content: t("new.openCatalogue"), url: "/app/catalogue" }}
      >
        <p>{t("new.chooseFirstHelp")}</p>
      </EmptyState>
    </Card>
  );
}
