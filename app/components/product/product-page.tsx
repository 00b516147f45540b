/** One product: its photos as they hang in the shop, what was made of each, and everything that happened. */
import { Banner, BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "#services/catalogue/read-product-page.ts";
import { actorName } from "../../words/rendition-words.ts";
import { GalleryCard } from "../channels/gallery-card.tsx";
import { ProductStatusBadge } from "../catalogue/product-status-badge.tsx";
import { PageFrame } from "../page-frame.tsx";
import { RenditionTile } from "../rendition-tile.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { useAction } from "../use-action.ts";
import { usePolling } from "../use-polling.ts";
import { useRecently } from "../use-recently.ts";
import { PhotoCard } from "./photo-card.tsx";
import styles from "./product.module.css";

/** A swap in the shop takes a few seconds; the page shows it when it is there. */
const settleMs = 20_000;

interface ProductPageProps {
  readonly product: ProductDetail;
  /** It has linked listings, and the person may publish. */
  readonly canPublish: boolean;
}

export function ProductPage({ product, canPublish }: ProductPageProps) {
  const { t } = useTranslation("product");
  const action = useAction();
  const cards = product.images.flatMap(({ renditions }) => renditions);
  const acted = useRecently(action.result, settleMs);
  usePolling(acted || cards.some(({ state }) => state === "queued" || state === "rendering"));
  const numericId = product.gid.split("/").at(-1) ?? "";
  const publish = {
    content: t("publish"),
    onAction: () => action.post({ intent: "publish" }),
    loading: action.busy && action.intent === "publish",
  };
  return (
    <PageFrame
      title={product.title}
      subtitle={[product.vendor, product.productType].filter((text) => text !== "").join(", ")}
      back={{ content: t("catalogue"), url: "/app/catalogue" }}
      titleMetadata={<ProductStatusBadge status={product.status} />}
      primaryAction={{
        content: cards.length === 0 ? t("first") : t("again"),
        url: `/app/runs/new?ids[]=${product.id}`,
        disabled: product.deleted || product.images.length === 0,
      }}
      secondaryActions={[
        ...(canPublish ? [publish] : []),
        {
          content: t("openInShopify"),
          url: `shopify://admin/products/${numericId}`,
          target: "_top",
          external: true,
        },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
            {product.deleted && <Banner tone="warning">{t("deleted")}</Banner>}
            {product.images.length === 0 && (
              <Card>
                <Text as="p">{t("noPhotos")}</Text>
              </Card>
            )}
            {product.images.map((image) => (
              <PhotoCard key={image.mediaGid} image={image} title={product.title} action={action} />
            ))}
            <GalleryCard gallery={product.gallery} />
            <FormerRenditions product={product} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <History history={product.history} />
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function FormerRenditions({ product: { formerRenditions, title } }: { readonly product: ProductDetail }) {
  const { t } = useTranslation("product");
  if (formerRenditions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t("former")}
        </Text>
        <div className={styles["versions"]}>
          {formerRenditions.map((card) => (
            <RenditionTile key={card.id} card={card} title={title} />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function History({ history }: Pick<ProductDetail, "history">) {
  const { t } = useTranslation("product");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("history")}
        </Text>
        {history.length === 0 && (
          <Text as="p" tone="subdued">
            {t("nothingYet")}
          </Text>
        )}
        <ol className={styles["history"]} aria-label={t("entries", { count: history.length })}>
          {history.map(({ at, kind, text, actor, renditionId }) => (
            <li key={`${at} ${kind} ${renditionId ?? ""}`}>
              <Text as="p">{text}</Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {actorName(actor, t)}, <TimeAgo at={at} />
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
