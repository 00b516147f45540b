/** Says that pictures were given up on their way into the shop or back, and leads to them. */
import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

export function AttentionBanner({ count }: { readonly count: number }) {
  const { t } = useTranslation("home");
  if (count === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t("attention.title", { count })}
      action={{ content: t("attention.button"), url: "/app/attention" }}
    />
  );
}
