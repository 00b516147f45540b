/** What went into the shop or came back out of it lately. */
import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Overview } from "#services/home/read-overview.ts";
import type { BadgeLook } from "../../words/rendition-words.ts";
import { Thumb } from "../thumb.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { WordBadge } from "../word-badge.tsx";
import styles from "./home.module.css";

type WriteBack = Overview["lastWriteBacks"][number];

export function LastWriteBacks({ writeBacks }: { readonly writeBacks: readonly WriteBack[] }) {
  const { t } = useTranslation("home");
  if (writeBacks.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("lately")}
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
  const { t } = useTranslation("home");
  const [name, look] = badgeOf(writeBack);
  return <WordBadge text={t(`swap.${name}`)} {...look} />;
}

function badgeOf({ state, direction }: WriteBack): [string, BadgeLook] {
  if (state === "stale") return ["stale", { tone: "warning" }];
  if (state === "failed") return ["failed", { tone: "critical" }];
  if (state !== "done") return ["underWay", { tone: "info" }];
  return direction === "apply" ? ["replaced", { tone: "success" }] : ["original", { tone: undefined }];
}
