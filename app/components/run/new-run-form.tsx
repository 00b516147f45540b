/** What will be enhanced and with which preset, and the button that starts it. */
import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Selection } from "#services/catalogue/read-selection.ts";
import { counted } from "../../words/format.ts";
import { PresetChoice, type PresetView } from "../preset-choice.tsx";
import { Thumb } from "../thumb.tsx";

interface NewRunFormProps {
  readonly selection: Selection;
  /** Set when everything that matches a filter is meant: then ids need not travel. */
  readonly allFields: readonly (readonly [string, string])[] | null;
  readonly presets: readonly PresetView[];
  readonly defaultPreset: string;
  readonly error: string | null;
}

export function NewRunForm({ selection, allFields, presets, defaultPreset, error }: NewRunFormProps) {
  const [presetName, setPresetName] = useState(defaultPreset);
  const starting = useNavigation().state !== "idle";
  const fields = allFields ?? selection.productIds.map((id) => ["productIds", id] as const);
  return (
    <Form method="post" action="/app/runs/new">
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <BlockStack gap="400">
        {error !== null && <Banner tone="critical">{error}</Banner>}
        {selection.missing > 0 && (
          <Banner tone="warning">
            {`${counted(selection.missing, "product")} you chose cannot be found in the catalogue and will be left out. Refresh the catalogue from Shopify if they are new.`}
          </Banner>
        )}
        <ChosenProducts selection={selection} />
        <Box paddingInline={{ xs: "300", sm: "0" }}>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              What should come out
            </Text>
            <PresetChoice presets={presets} chosen={presetName} onChoose={setPresetName} />
          </BlockStack>
        </Box>
        <Box paddingInline={{ xs: "300", sm: "0" }} paddingBlockEnd="400">
          <InlineStack align="end" gap="200">
            <Button url="/app/catalogue">Back</Button>
            <Button submit variant="primary" loading={starting} disabled={selection.imageCount === 0}>
              {`Enhance ${counted(selection.imageCount, "photo")}`}
            </Button>
          </InlineStack>
        </Box>
      </BlockStack>
    </Form>
  );
}

function ChosenProducts({
  selection: { productIds, imageCount, preview },
}: {
  readonly selection: Selection;
}) {
  const more = productIds.length - preview.length;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {`${counted(productIds.length, "product")}, ${counted(imageCount, "photo")}`}
          </Text>
          <Text as="p" tone="subdued">
            {imageCount === 0
              ? "These products have no photos that could be enhanced."
              : "Nothing changes in your shop until a picture is approved."}
          </Text>
        </BlockStack>
        <InlineStack gap="200" blockAlign="center">
          {preview.map(({ id, title, thumbUrl }) => (
            <Thumb key={id} url={thumbUrl} alt={title} sizePx={56} />
          ))}
          {more > 0 && (
            <Text as="span" tone="subdued">
              {`and ${counted(more, "more", "more")}`}
            </Text>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
