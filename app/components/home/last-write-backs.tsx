/** What went into the shop or came back out of it lately. */
import { BlockStack, Badge, Card, Link, Text } from "@shopify/polaris";
import type { Overview } from "#services/home/read-overview.ts";
import type { BadgeWords } from "../../words/rendition-words.ts";
import { Thumb } from "../thumb.tsx";
import { TimeAgo } from "../time-ago.tsx";
import styles from "./home.module.css";

type WriteBack = Overview["lastWriteBacks"][number];

export function LastWriteBacks({ writeBacks }: { readonly writeBacks: readonly WriteBack[] }) {
  if (writeBacks.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Lately in your shop
        </Text>
        <ul className={styles["writeBacks"]}>
          {writeBacks.map((writeBack) => (
            <li key={writeBack.id}>
              <Thumb url={writeBack.thumbUrl} alt="" sizePx={48} />
              <BlockStack gap="050">
                <Link url={`/app/products/${writeBack.productId}`} removeUnderline>
                  {writeBack.productTitle}
                </Link>
                <Text as="p" variant="bodySm" tone="subdued">
                  {writeBack.errorMessage ?? <TimeAgo at={writeBack.at} />}
                </Text>
              </BlockStack>
              <WriteBackBadge writeBack={writeBack} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function WriteBackBadge({ writeBack }: { readonly writeBack: WriteBack }) {
  const { text, tone } = badgeWords(writeBack);
  return <Badge {...(tone && { tone })}>{text}</Badge>;
}

function badgeWords({ state, direction }: WriteBack): BadgeWords {
  if (state === "stale") return { text: "Changed in Shopify", tone: "warning" };
  if (state === "failed") return { text: "Failed", tone: "critical" };
  if (state !== "done") return { text: "Under way", tone: "info" };
  return direction === "apply"
    ? { text: "Replaced", tone: "success" }
    : { text: "Original back", tone: undefined };
}
