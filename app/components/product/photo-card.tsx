/** One photo of a product as it hangs now, with the versions made of it and what can be done with them. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductImageView } from "#services/catalogue/read-product-page.ts";
import { photoName } from "../../words/rendition-words.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { RenditionTile } from "../rendition-tile.tsx";
import { Thumb } from "../thumb.tsx";
import type { Action } from "../use-action.ts";
import styles from "./product.module.css";

interface PhotoCardProps {
  readonly image: ProductImageView;
  readonly title: string;
  readonly action: Action;
}

export function PhotoCard({ image, title, action }: PhotoCardProps) {
  const { t } = useTranslation(["product", "words"]);
  const { url, alt, position, renditions } = image;
  return (
    <Card>
      <div className={styles["photo"]}>
        <Thumb
          url={url}
          alt={alt === "" ? t("words:photoOf", { number: position + 1, title }) : alt}
          sizePx={128}
        />
        <BlockStack gap="300">
          <BlockStack gap="050">
            <Text as="h2" variant="headingSm">
              {photoName(position, t)}
            </Text>
            <Text as="p" tone="subdued">
              {renditions.length === 0 ? t("notYet") : t("versions", { count: renditions.length })}
            </Text>
          </BlockStack>
          {renditions.length > 0 && (
            <div className={styles["versions"]}>
              {renditions.map((card) => (
                <RenditionTile key={card.id} card={card} title={title} />
              ))}
            </div>
          )}
          <PhotoActions renditions={renditions} action={action} />
        </BlockStack>
      </div>
    </Card>
  );
}

function PhotoActions({
  renditions,
  action,
}: Pick<ProductImageView, "renditions"> & Pick<PhotoCardProps, "action">) {
  const { t } = useTranslation(["product", "review"]);
  const [asking, setAsking] = useState(false);
  const shown = renditions.find(({ state }) => state === "written_back");
  const approved = renditions.find(({ state }) => state === "approved");
  const waiting = renditions.find(({ state }) => state === "in_review");
  if (!shown && !approved && !waiting) return null;
  return (
    <InlineStack gap="200">
      {waiting && <Button url={`/app/review/${waiting.id}`}>{t("review")}</Button>}
      {approved && (
        <Button
          variant="primary"
          loading={action.intent === "write-back"}
          onClick={() => action.post({ intent: "write-back", renditionId: approved.id })}
        >
          {t("review:button.write-back")}
        </Button>
      )}
      {shown && (
        <Button tone="critical" loading={action.intent === "revert"} onClick={() => setAsking(true)}>
          {t("review:button.revert")}
        </Button>
      )}
      <ConfirmModal
        open={asking}
        title={t("review:putBack.title")}
        text={t("review:putBack.text")}
        confirmLabel={t("review:putBack.confirm")}
        destructive
        onConfirm={() => action.post({ intent: "revert", renditionId: shown?.id ?? "" })}
        onClose={() => setAsking(false)}
      />
    </InlineStack>
  );
}
