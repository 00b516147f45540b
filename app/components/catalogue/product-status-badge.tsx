/** A product's status in Shopify as a badge. */
import { useTranslation } from "react-i18next";
import type { BadgeLook } from "../../words/rendition-words.ts";
import { WordBadge } from "../word-badge.tsx";

const looks: Readonly<Record<string, BadgeLook>> = {
  ACTIVE: { tone: "success" },
  DRAFT: { tone: "info" },
  ARCHIVED: { tone: undefined },
  UNLISTED: { tone: undefined },
};

/** A status Shopify adds one day is shown as it comes. */
export function ProductStatusBadge({ status }: { readonly status: string }) {
  const { t } = useTranslation("words");
  const look = looks[status];
  return <WordBadge text={look ? t(`productStatus.${status}`) : status} {...(look ?? { tone: undefined })} />;
}
