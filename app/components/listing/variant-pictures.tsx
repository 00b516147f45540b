/** Which of the wanted pictures a buyer sees who chooses a variation, such as a colour. */
import { BlockStack, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PicturedVariant } from "#core/publishing/listing.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { useSlotWords } from "../publishing/use-slot-words.ts";
import styles from "./listing.module.css";
import type { ArrangementDraft } from "./use-arrangement.ts";

interface VariantPicturesProps {
  readonly variants: readonly PicturedVariant[];
  readonly channel: string;
  readonly draft: ArrangementDraft;
  readonly mayPublish: boolean;
}

export function VariantPictures({ variants, channel, draft, mayPublish }: VariantPicturesProps) {
  const { t } = useTranslation("listing");
  const placeWords = useSlotWords();
  const places = draft.places.map(({ renditionId, alt, photoAlt }, index) => {
    const words = alt ?? photoAlt;
    const place = placeWords(slotAt(index));
    return { value: renditionId, label: words === "" ? place : `${place}: ${words}` };
  });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("variants")}
      </Text>
      <div className={styles["variants"]}>
        {variants.map(({ key, name }) => (
          <Select
            key={key}
            label={name}
            options={[{ value: "", label: t("variantAsNow", { channel }) }, ...places]}
            value={draft.places.find(({ variantKeys }) => variantKeys.includes(key))?.renditionId ?? ""}
            disabled={!mayPublish}
            onChange={(renditionId) => draft.showFor(key, renditionId)}
          />
        ))}
      </div>
    </BlockStack>
  );
}
