/** A product's status in Shopify as a badge. */
import { Badge } from "@shopify/polaris";
import type { BadgeWords } from "../../words/rendition-words.ts";

export const statusWords: Readonly<Record<string, BadgeWords>> &
  Record<"ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED", BadgeWords> = {
  ACTIVE: { text: "Active", tone: "success" },
  DRAFT: { text: "Draft", tone: "info" },
  ARCHIVED: { text: "Archived", tone: undefined },
  UNLISTED: { text: "Unlisted", tone: undefined },
};

export function ProductStatusBadge({ status }: { readonly status: string }) {
  const { text, tone } = statusWords[status] ?? { text: status, tone: undefined };
  return <Badge {...(tone && { tone })}>{text}</Badge>;
}
