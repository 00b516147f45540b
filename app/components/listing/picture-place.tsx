/** One picture of a listing in its place: moved by dragging or by its buttons, described, or left out. */
import { Badge, Button, ButtonGroup, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { slotAt } from "#core/publishing/slot.ts";
import type { WantedPicture } from "#services/listings/read-listing.ts";
import { useSlotWords } from "../publishing/use-slot-words.ts";
import { TextBox } from "../text-box.tsx";
import { Thumb } from "../thumb.tsx";
import styles from "./listing.module.css";
import type { ArrangementDraft } from "./use-arrangement.ts";

interface PicturePlaceProps {
  readonly index: number;
  readonly picture: WantedPicture;
  readonly draft: ArrangementDraft;
  /** Null where the channel has no alt text. */
  readonly maxAltLength: number | null;
  readonly mayPublish: boolean;
  /** The channel was asked what buyers see. */
  readonly wasRead: boolean;
}

/** Own to this list, so that nothing else can be dropped here. */
const dragType = "text/x-packshot-place";

export function PicturePlace({
  index,
  picture,
  draft,
  maxAltLength,
  mayPublish,
  wasRead,
}: PicturePlaceProps) {
  const { t } = useTranslation("listing");
  const [isOver, setOver] = useState(false);
  const place = useSlotWords()(slotAt(index));
  return (
    <li
      className={styles["place"]}
      data-over={isOver || undefined}
      draggable={mayPublish}
      onDragStart={(event) => event.dataTransfer.setData(dragType, index.toString())}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = event.dataTransfer.getData(dragType);
        if (from !== "") draft.move(Number(from), index);
      }}
    >
      <Thumb url={picture.thumbUrl} alt={picture.alt ?? picture.photoAlt} sizePx={72} />
      <div className={styles["words"]}>
        <Text as="span" fontWeight="semibold">
          {place} {wasRead && <LiveBadge index={index} livePlace={picture.livePlace} />}
        </Text>
        {maxAltLength === null ? (
          <Text as="span" tone="subdued" breakWord>
            {picture.photoAlt}
          </Text>
        ) : (
          <TextBox
            label={t("alt", { place })}
            labelHidden
            value={picture.alt ?? ""}
            placeholder={picture.photoAlt === "" ? t("altEmpty") : picture.photoAlt}
            maxLength={maxAltLength}
            disabled={!mayPublish}
            onChange={(alt) => draft.describe(index, alt)}
          />
        )}
      </div>
      {mayPublish && (
        <ButtonGroup>
          <Button
            icon={ArrowUpIcon}
            accessibilityLabel={t("earlier", { place })}
            disabled={index === 0}
            onClick={() => draft.move(index, index - 1)}
          />
          <Button
            icon={ArrowDownIcon}
            accessibilityLabel={t("later", { place })}
            disabled={index === draft.places.length - 1}
            onClick={() => draft.move(index, index + 1)}
          />
          {index > 0 && (
            <Button accessibilityLabel={t("makeMainPlace", { place })} onClick={() => draft.move(index, 0)}>
              {t("makeMain")}
            </Button>
          )}
          <Button accessibilityLabel={t("leaveOutPlace", { place })} onClick={() => draft.leaveOut(index)}>
            {t("leaveOut")}
          </Button>
        </ButtonGroup>
      )}
    </li>
  );
}

/** Whether buyers see the picture already, and there. */
function LiveBadge({ index, livePlace }: { readonly index: number; readonly livePlace: number | null }) {
  const { t } = useTranslation("listing");
  if (livePlace === index) return <Badge tone="success">{t("isLive")}</Badge>;
  return <Badge tone="info">{t(livePlace === null ? "willAppear" : "willMove")}</Badge>;
}
