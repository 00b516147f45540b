/** A badge whose text says what its colour says. */
import { Badge } from "@shopify/polaris";
import type { RenditionState } from "#core/rendition-state.ts";
import type { Severity } from "#core/verdict.ts";
import { stateWords, verdictWords, type BadgeWords } from "../words/rendition-words.ts";

function WordBadge({ text, tone, progress }: BadgeWords) {
  return (
    <Badge {...(tone && { tone })} {...(progress && { progress })}>
      {text}
    </Badge>
  );
}

export function StateBadge({ state }: { readonly state: RenditionState }) {
  return <WordBadge {...stateWords[state]} />;
}

export function VerdictBadge({ outcome }: { readonly outcome: Severity }) {
  return <WordBadge {...verdictWords[outcome]} />;
}
