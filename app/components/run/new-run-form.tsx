/** What will be enhanced and with which preset, and the button that starts it. */
import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WriteMode } from "#core/write-mode.ts";
import type { RoomForRun } from "#services/billing/fit-to-plan.ts";
import type { Selection } from "#services/catalogue/read-selection.ts";
import { PresetChoice, type PresetView } from "../preset-choice.tsx";
import { Thumb } from "../thumb.tsx";
import { useRefusal } from "../use-refusal.ts";
import { WriteModeChoice } from "../write-mode-choice.tsx";
import { RoomBanner } from "./room-banner.tsx";
import { useProductPicker } from "./use-product-picker.ts";

interface NewRunFormProps {
  readonly selection: Selection;
  /** Set when everything that matches a filter is meant: then ids need not travel. */
  readonly allFields: readonly (readonly [string, string])[] | null;
  readonly presets: readonly PresetView[];
  readonly defaultPreset: string;
  readonly defaultWriteMode: WriteMode;
  readonly error: string | null;
  /** What the plan still covers; null where nothing is limited. */
  readonly room: RoomForRun | null;
}

export function NewRunForm(props: NewRunFormProps) {
  const { selection, allFields, presets, defaultPreset, defaultWriteMode, error, room } = props;
  const { t } = useTranslation("runs");
  const [presetName, setPresetName] = useState(defaultPreset);
  const [writeMode, setWriteMode] = useState(defaultWriteMode);
  const refusal = useRefusal()("enhance");
  const overLimit = room !== null && room.neededPictures > room.leftPictures;
  const starting = useNavigation().state !== "idle";
  const fields = allFields ?? selection.productIds.map((id) => ["productIds", id] as const);
  return (
    <Form method="post" action="/app/runs/new">
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <BlockStack gap="400">
        {error !== null && <Banner tone="critical">{error}</Banner>}
        {refusal !== null && <Banner tone="info">{refusal}</Banner>}
        {overLimit && refusal === null && <RoomBanner room={room} starting={starting} />}
        {selection.missing > 0 && (
          <Banner tone="warning">{t("new.missing", { count: selection.missing })}</Banner>
        )}
        <ChosenProducts selection={selection} mayAdd={allFields === null} />
        <Box paddingInline={{ xs: "300", sm: "0" }}>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("new.what")}
            </Text>
            <PresetChoice presets={presets} chosen={presetName} onChoose={setPresetName} />
            <Text as="h2" variant="headingMd">
              {t("new.how")}
            </Text>
            <WriteModeChoice chosen={writeMode} onChoose={setWriteMode} />
          </BlockStack>
        </Box>
        <Box paddingInline={{ xs: "300", sm: "0" }} paddingBlockEnd="400">
          <InlineStack align="end" gap="200">
            <Button url="/app/catalogue">{t("frame:back")}</Button>
            <Button
              submit
              variant="primary"
              loading={starting}
              disabled={selection.imageCount === 0 || overLimit || refusal !== null}
            >
              {t("new.start", { count: selection.imageCount })}
            </Button>
          </InlineStack>
        </Box>
      </BlockStack>
    </Form>
  );
}

interface ChosenProductsProps {
  readonly selection: Selection;
  readonly mayAdd: boolean;
}

function ChosenProducts({ selection, mayAdd }: ChosenProductsProps) {
  const { productCount, productIds, imageCount, preview } = selection;
  const { t } = useTranslation(["runs", "words"]);
  const addMore = useProductPicker(productIds);
  const more = productCount - preview.length;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("new.chosen", {
              products: t("words:products", { count: productCount }),
              photos: t("words:photos", { count: imageCount }),
            })}
          </Text>
          <Text as="p" tone="subdued">
            {imageCount === 0 ? t("new.noPhotos") : t("new.safe")}
          </Text>
        </BlockStack>
        <InlineStack gap="200" blockAlign="center">
          {preview.map(({ id, title, thumbUrl }) => (
            <Thumb key={id} url={thumbUrl} alt={title} sizePx={56} />
          ))}
          {more > 0 && (
            <Text as="span" tone="subdued">
              {t("new.more", { count: more })}
            </Text>
          )}
          {mayAdd && <Button onClick={() => void addMore()}>{t("new.add")}</Button>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
