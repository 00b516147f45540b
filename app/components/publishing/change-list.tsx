/** Each picture of a listing before and after, in the order buyers see, and what happens to it. */
import { Badge, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShownChange, ShownPicture } from "#services/publications/read-publication.ts";
import styles from "./publishing.module.css";
import { useSlotWords } from "./use-slot-words.ts";

const tones = {
  add: "success",
  replace: "attention",
  move: "info",
  retext: "info",
  remove: "critical",
  unchanged: undefined,
} as const;

interface ChangeListProps {
  readonly changes: readonly ShownChange[];
  /** Nothing was sent yet. */
  readonly isPlan: boolean;
}

export function ChangeList({ changes, isPlan }: ChangeListProps) {
  const { t } = useTranslation("publications");
  const slotWords = useSlotWords();
  return (
    <ol className={styles["changes"]}>
      {changes.map(({ kind, slot, before, after }) => {
        const tone = tones[kind];
        return (
          <li key={`${kind} ${slot}`} className={styles["change"]}>
            <span className={styles["acts"]}>
              <Text as="span" fontWeight="semibold">
                {slotWords(slot)}
              </Text>
              <Badge {...(tone && { tone })}>{t(`change.${kind}`)}</Badge>
            </span>
            <div className={styles["pair"]}>
              <Picture picture={before} label={t(isPlan ? "before" : "beforeSent")} />
              <span aria-hidden>→</span>
              <Picture picture={after} label={t(isPlan ? "after" : "afterSent")} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Picture({ picture, label }: { readonly picture: ShownPicture | null; readonly label: string }) {
  const { t } = useTranslation("publications");
  return (
    <figure className={styles["picture"]}>
      {picture === null ? (
        <div className={styles["nothing"]}>{t("noPicture")}</div>
      ) : (
        <img src={picture.url} alt={picture.alt ?? ""} loading="lazy" decoding="async" />
      )}
      <figcaption>
        <Text as="span" tone="subdued">
          {label}
        </Text>
      </figcaption>
    </figure>
  );
}
