/** The words of an export's problems.csv in a merchant's language; the worker that writes it speaks none. */
import type { TFunction } from "i18next";
import { channelRules } from "#core/channel-rules/registry.ts";
import { type ExportChannel, exportTraits } from "#core/exports/export-channels.ts";
import { type ExportWords, problemKinds } from "#core/exports/problems.ts";
import { findPreset } from "#core/presets/registry.ts";
import { translateSentence } from "../i18n/translate-sentences.server.ts";

export function exportWords(channel: ExportChannel, language: string, t: TFunction): ExportWords {
  const { title, maxImages, presets } = exportTraits[channel];
  const preset = translateSentence(findPreset(presets.main)?.title ?? presets.main, language);
  const filledIn = { preset, channel: title, max: maxImages };
  const columns = ["product", "sku", "picture", "effect", "says", "advice", "rule"] as const;
  return {
    columns: columns.map((name) => t(`exports:column.${name}`)),
    leftOut: t("exports:form.out"),
    hint: t("exports:form.hint"),
    problems: Object.fromEntries(
      problemKinds.map((kind) => [
        kind,
        {
          says: t(`exports:problem.${kind}.says`, filledIn),
          advice: t(`exports:problem.${kind}.advice`, filledIn),
        },
      ]),
    ) as ExportWords["problems"],
    rules: Object.fromEntries(
      channelRules[channel].map(({ id, message }) => [id, translateSentence(message, language)]),
    ),
  };
}
