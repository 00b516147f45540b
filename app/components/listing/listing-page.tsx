/** A listing: what buyers see now, which pictures are wanted there, and what was published before. */
import { Badge, Banner, BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingDetail } from "#services/listings/read-listing.ts";
import { PageFrame } from "../page-frame.tsx";
import { IssueList } from "../publishing/issue-list.tsx";
import { PublicationBadge } from "../publishing/publication-badge.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { useAction } from "../use-action.ts";
import { ImageSetEditor } from "./image-set-editor.tsx";
import styles from "./listing.module.css";

interface ListingPageProps {
  readonly listing: ListingDetail;
  readonly mayPublish: boolean;
}

export function ListingPage({ listing, mayPublish }: ListingPageProps) {
  const { t } = useTranslation("listing");
  const action = useAction();
  const { title, channel, account, marketplace, url, state, product, link, wanted, issues } = listing;
  const channelTitle = channelTraits[channel].title;
  const isLinked = link === "confirmed" && product !== null;
  const takesPictures = isLinked && (state === "active" || state === "inactive");
  const shop = marketplace === channel ? account : `${account}, ${marketplace}`;
  return (
    <PageFrame
      title={title}
      subtitle={`${channelTitle}, ${shop}`}
      titleMetadata={<Badge {...(state === "active" && { tone: "success" })}>{t(`state.${state}`)}</Badge>}
      back={{ content: t("back"), url: "/app/listings" }}
      primaryAction={{
        content: t("plan"),
        loading: action.busy && action.intent === "publish",
        disabled: !mayPublish || !takesPictures || wanted.places.length === 0,
        onAction: () => action.post({ intent: "publish" }),
      }}
      {...(url !== null && {
        secondaryActions: [{ content: t("see", { channel: channelTitle }), url, target: "_blank" as const }],
      })}
      fullWidth
    >
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        {!isLinked && (
          <Banner
            tone="warning"
            action={{
              content: t("toLink"),
              url: `/app/listings?${new URLSearchParams({ search: title }).toString()}`,
            }}
          >
            {t(product === null ? "notLinked" : "notConfirmed")}
          </Banner>
        )}
        {product !== null && (
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <Text as="p">
              {t("sells")} <Link url={`/app/products/${product.id}`}>{product.title}</Link>
              {product.variant !== null && ` (${product.variant})`}
            </Text>
          </Box>
        )}
        {issues.length > 0 && <IssueList {...{ issues, product, channel }} />}
        <Live live={listing.live} />
        <ImageSetEditor {...{ listing, action, mayPublish }} />
        <History publications={listing.publications} />
      </BlockStack>
    </PageFrame>
  );
}

function Live({ live }: Pick<ListingDetail, "live">) {
  const { t } = useTranslation("listing");
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("live")}
          </Text>
          <Text as="p" tone="subdued">
            {live === null ? t("neverRead") : <TimeAgo at={live.readAt} />}
          </Text>
        </BlockStack>
        {live !== null && live.images.length === 0 && <Text as="p">{t("noLive")}</Text>}
        {live !== null && live.images.length > 0 && (
          <ol className={styles["live"]} aria-label={t("live")}>
            {live.images.map(({ url, alt }, index) => (
              <li key={`${index} ${url}`}>
                <img src={url} alt={alt ?? ""} loading="lazy" decoding="async" />
              </li>
            ))}
          </ol>
        )}
      </BlockStack>
    </Card>
  );
}

function History({ publications }: Pick<ListingDetail, "publications">) {
  const { t } = useTranslation("listing");
  if (publications.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("history")}
        </Text>
        <ul className={styles["history"]}>
          {publications.map(({ id, state, createdAt }) => (
            <li key={id}>
              <PublicationBadge state={state} id={id} />
              <Text as="span" tone="subdued">
                <TimeAgo at={createdAt} />
              </Text>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
