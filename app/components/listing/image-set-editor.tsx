/** The pictures wanted on a listing, in order: the channel's cut line, what is left out, and the way back to the rules. */
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingDetail } from "#services/listings/read-listing.ts";
import { Thumb } from "../thumb.tsx";
import type { Action } from "../use-action.ts";
import styles from "./listing.module.css";
import { PicturePlace } from "./picture-place.tsx";
import { VariantPictures } from "./variant-pictures.tsx";
import { useArrangement } from "./use-arrangement.ts";

interface ImageSetEditorProps {
  readonly listing: ListingDetail;
  readonly action: Action;
  readonly mayPublish: boolean;
}

export function ImageSetEditor({ listing, action, mayPublish }: ImageSetEditorProps) {
  const { t } = useTranslation("listing");
  const { title, maxImages, maxAltLength, presets } = channelTraits[listing.channel];
  const { wanted, product } = listing;
  const draft = useArrangement(wanted);
  const { places, leftOut, isChanged } = draft;
  const first = places[0];
  const cut = places.length - maxImages;
  const follow = () => action.post({ intent: "follow" });
  return (
    <Card>
      <SaveBar id="arrangement" open={isChanged}>
        <button
          {...{ variant: "primary", ...(action.busy && { loading: "" }) }}
          type="button"
          onClick={() => action.post({ intent: "arrange", places: draft.toText() })}
        >
          {t("save")}
        </button>
        <button type="button" onClick={() => draft.discard()}>
          {t("discard")}
        </button>
      </SaveBar>
      <BlockStack gap="300">
        <div className={styles["head"]}>
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {t("wanted")}
            </Text>
            <Text as="p" tone="subdued">
              {t(wanted.isArranged ? "arranged" : "byRules")}
            </Text>
          </BlockStack>
          {wanted.isArranged && mayPublish && (
            <Button loading={action.busy && action.intent === "follow"} disabled={isChanged} onClick={follow}>
              {t("follow")}
            </Button>
          )}
        </div>
        {wanted.vanished > 0 && <Banner tone="warning">{t("vanished", { count: wanted.vanished })}</Banner>}
        {first !== undefined && product !== null && first.presetName !== presets.main && (
          <Banner
            tone="info"
            action={{
              content: t("render", { channel: title }),
              url: `/app/runs/new?${new URLSearchParams({ ids: product.id, preset: presets.main }).toString()}`,
            }}
          >
            {t("otherPreset", { channel: title })}
          </Banner>
        )}
        {places.length === 0 ? (
          <Text as="p">{t(leftOut.length === 0 ? "noPictures" : "allLeftOut")}</Text>
        ) : (
          <ol className={styles["places"]} aria-label={t("wanted")}>
            {places.map((picture, index) => (
              <PicturePlace
                key={picture.renditionId}
                {...{ index, picture, draft, maxAltLength, mayPublish }}
                wasRead={listing.live !== null}
              />
            ))}
          </ol>
        )}
        {cut > 0 && (
          <Banner tone="warning">{t("cut", { channel: title, most: maxImages, count: cut })}</Banner>
        )}
        {places.length > 0 && listing.variants.length > 0 && (
          <VariantPictures variants={listing.variants} channel={title} {...{ draft, mayPublish }} />
        )}
        {leftOut.length > 0 && (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t("leftOut")}
            </Text>
            <ul className={styles["rest"]}>
              {leftOut.map(({ renditionId, thumbUrl, photoAlt }) => (
                <li key={renditionId}>
                  <Thumb url={thumbUrl} alt={photoAlt} sizePx={72} />
                  {mayPublish && (
                    <Button
                      accessibilityLabel={t("putBackPicture", { alt: photoAlt })}
                      onClick={() => draft.putBack(renditionId)}
                    >
                      {t("putBack")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
