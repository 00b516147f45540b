/** Pictures that need a person, each with its reason. */
import { BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Trouble } from "#services/write-backs/read-troubles.ts";
import { photoName } from "../../words/rendition-words.ts";
import styles from "./run.module.css";

interface TroubleListProps {
  readonly troubles: readonly Trouble[];
  /** Of all; the list may hold only the first. */
  readonly count: number;
  /** What can be done about one. */
  readonly children?: (trouble: Trouble, which: string) => ReactNode;
}

export function TroubleList({ troubles, count, children }: TroubleListProps) {
  const { t } = useTranslation(["runs", "words"]);
  const hidden = count - troubles.length;
  return (
    <BlockStack gap="300">
      <ul className={styles["products"]}>
        {troubles.map((trouble) => {
          const which = t("runs:shop.which", {
            photo: photoName(trouble.position, t),
            product: trouble.productTitle,
          });
          return (
            <li key={trouble.renditionId}>
              <Box paddingBlockEnd="300">
                <InlineStack gap="300" align="space-between" blockAlign="center">
                  <BlockStack gap="050">
                    <Link url={`/app/review/${trouble.renditionId}`}>{which}</Link>
                    <Text as="p" tone="subdued">
                      {trouble.reason}
                    </Text>
                  </BlockStack>
                  {children?.(trouble, which)}
                </InlineStack>
              </Box>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && <Text as="p">{t("runs:shop.more", { count: hidden })}</Text>}
    </BlockStack>
  );
}
