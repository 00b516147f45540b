/** One publication in a list: where it goes, what it changes, and how far it is. */
import { Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ChangeCounts, PublicationRow } from "#services/publications/list-publications.ts";
import { useFormat } from "../../words/use-format.ts";
import { Thumb } from "../thumb.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { PublicationBadge } from "./publication-badge.tsx";
import { waitsForItsTime } from "./publication-looks.ts";
import styles from "./publishing.module.css";

const told = ["add", "replace", "move", "retext", "remove"] as const;

export function PublicationEntry({ publication }: { readonly publication: PublicationRow }) {
  const { t, i18n } = useTranslation("publications");
  const { id, state, listing, channel, account, changes, errors, warnings, createdAt } = publication;
  const { fullTime } = useFormat();
  const list = new Intl.ListFormat(i18n.language, { type: "unit" });
  const wordsFor = (counts: ChangeCounts) => {
    const parts = told
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`count.${kind}`, { count: counts[kind] }));
    return parts.length === 0 ? t("nothingChanges") : list.format(parts);
  };
  return (
    <li className={styles["entry"]}>
      <Thumb url={listing.mainImageUrl} alt="" sizePx={48} />
      <div className={styles["words"]}>
        <Link url={`/app/publications/${id}`} removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {listing.title}
          </Text>
        </Link>
        <Text as="span" tone="subdued">
          {channelTraits[channel].title}, {account}. <TimeAgo at={createdAt} />
        </Text>
        {waitsForItsTime(publication) && (
          <Text as="span">{t("schedule.waits", { when: fullTime(publication.scheduledFor ?? "") })}</Text>
        )}
        {changes !== null && <Text as="span">{wordsFor(changes)}</Text>}
        {errors > 0 && (
          <Text as="span" tone="critical">
            {t("blocked", { count: errors })}
          </Text>
        )}
        {errors === 0 && warnings > 0 && <Text as="span">{t("warned", { count: warnings })}</Text>}
        {publication.errorMessage !== null && (
          <Text as="span" tone="critical">
            {publication.errorMessage}
          </Text>
        )}
      </div>
      <PublicationBadge state={state} />
    </li>
  );
}
