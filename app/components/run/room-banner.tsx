/** Says before a run starts that the plan does not cover all of it, and offers to run what fits. */
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RoomForRun } from "#services/billing/fit-to-plan.ts";

interface RoomBannerProps {
  readonly room: RoomForRun;
  readonly starting: boolean;
}

/** Belongs into the run's form: it submits the form with `onlyWhatFits`. */
export function RoomBanner({ room, starting }: RoomBannerProps) {
  const { t } = useTranslation(["channels", "words"]);
  const { neededPictures: count, leftPictures: left, fittingProducts, fittingPictures } = room;
  const fit = {
    products: t("words:products", { count: fittingProducts }),
    photos: t("words:photos", { count: fittingPictures }),
  };
  return (
    <Banner tone="warning">
      <BlockStack gap="300">
        <Text as="p">
          {t("room.tooMany", { count, left })} {fittingPictures > 0 ? t("room.fit", fit) : t("room.none")}
        </Text>
        <InlineStack gap="200">
          {fittingPictures > 0 && (
            <>
              <input type="hidden" name="onlyWhatFits" value="1" />
              <Button submit variant="primary" loading={starting}>
                {t("room.startFit")}
              </Button>
            </>
          )}
          <Button url="/app/billing">{t("room.plans")}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
