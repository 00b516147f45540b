/** A publication from its plan to what buyers see: pictures before and after, objections, decisions, history. */
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { PublicationDetail } from "#services/publications/read-publication.ts";
import { useFormat } from "../../words/use-format.ts";
import { PageFrame } from "../page-frame.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { useAction } from "../use-action.ts";
import { usePolling } from "../use-polling.ts";
import { useRecently } from "../use-recently.ts";
import { ChangeList } from "./change-list.tsx";
import { IssueList } from "./issue-list.tsx";
import { PublicationActions } from "./publication-actions.tsx";
import { PublicationBadge } from "./publication-badge.tsx";
import { isUnderWay, waitsForItsTime } from "./publication-looks.ts";
import styles from "./publishing.module.css";

interface PublicationPageProps {
  readonly publication: PublicationDetail;
  readonly mayPublish: boolean;
}

export function PublicationPage({ publication, mayPublish }: PublicationPageProps) {
  const { t } = useTranslation("publications");
  const { fullTime } = useFormat();
  const action = useAction();
  const { state, listing, channel, account, changes, issues, events, mode } = publication;
  const decided = useRecently(action.result, 20_000);
  usePolling(isUnderWay(state) || decided);
  const title = channelTraits[channel].title;
  const isPlan = ["draft", "checked", "planned", "queued"].includes(state);
  return (
    <PageFrame
      title={listing.title}
      subtitle={`${title}, ${account}`}
      titleMetadata={<PublicationBadge state={state} />}
      back={{ content: t("title"), url: "/app/publications" }}
      secondaryActions={[
        { content: t("arrange"), url: `/app/listings/${listing.id}` },
        ...(listing.url === null
          ? []
          : [{ content: t("seeListing", { channel: title }), url: listing.url, target: "_blank" as const }]),
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        <Card>
          <BlockStack gap="300">
            <Text as="p">
              {waitsForItsTime(publication)
                ? t("explain.scheduled", { channel: title, when: fullTime(publication.scheduledFor ?? "") })
                : t(`explain.${state}`, { channel: title })}
            </Text>
            {publication.errorMessage !== null && (
              <Text as="p" tone="critical">
                {publication.errorMessage}
              </Text>
            )}
            <Text as="p" tone="subdued">
              {publication.restoresId === null ? t(`mode.${mode}`) : t("restores")}
            </Text>
            <PublicationActions {...{ publication, action, mayPublish }} />
          </BlockStack>
        </Card>
        {issues.length > 0 && <IssueList issues={issues} product={publication.product} channel={channel} />}
        {changes !== null && (
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t(isPlan ? "willChange" : "pictures")}
              </Text>
              <ChangeList changes={changes} isPlan={isPlan} />
            </BlockStack>
          </Card>
        )}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("history")}
            </Text>
            <ol className={styles["steps"]}>
              {events.map(({ at, state: reached, by }) => (
                <li key={`${at} ${reached}`}>
                  {t(reached === "checked" ? "looked" : `state.${reached}`)}
                  {by !== "" && ` (${by})`}{" "}
                  <Text as="span" tone="subdued">
                    <TimeAgo at={at} />
                  </Text>
                </li>
              ))}
            </ol>
          </BlockStack>
        </Card>
      </BlockStack>
    </PageFrame>
  );
}
