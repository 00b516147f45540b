/** A badge whose text says what its colour says. */
import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RenditionState } from "#core/rendition-state.ts";
import type { Severity } from "#core/verdict.ts";
import { stateLooks, verdictLooks, type BadgeLook } from "../words/rendition-words.ts";

export function WordBadge({ text, tone, progress }: BadgeLook & { readonly text: string }) {
  return (
    <Badge {...(tone && { tone })} {...(progress && { progress })}>
      {text}
    </Badge>
  );
}

export function StateBadge({ state }: { readonly state: RenditionState }) {
  const { t } = useTranslation("words");
  return <WordBadge text={t(`state.${state}`)} {...stateLooks[state]} />;
}

export function VerdictBadge({ outcome }: { readonly outcome: Severity }) {
  const { t } = useTranslation("words");
  return <WordBadge text={t(`verdict.${outcome}`)} {...verdictLooks[outcome]} />;
}
