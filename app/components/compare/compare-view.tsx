/** Compares an original with its result. */
import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CompareToolbar } from "./compare-toolbar.tsx";
import type { Look, LookChange } from "./look.ts";
import type { Picture } from "./picture.ts";
import { SideView } from "./side-view.tsx";
import { SliderView } from "./slider-view.tsx";

interface CompareViewProps {
  readonly picture: Picture;
  readonly look: Look;
  readonly onChange: (change: LookChange) => void;
}

export function CompareView({ picture, look, onChange }: CompareViewProps) {
  const { t } = useTranslation("compare");
  return (
    <BlockStack gap="300">
      <CompareToolbar look={look} onChange={onChange} />
      {look.mode === "slider" ? (
        <SliderView picture={picture} look={look} onChange={onChange} />
      ) : (
        <SideView picture={picture} look={look} />
      )}
      {look.heat && (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("heatHelp")}
        </Text>
      )}
    </BlockStack>
  );
}
