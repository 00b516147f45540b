/** The presets as the pages offer them. */
import { presets } from "#core/presets/registry.ts";
import type { PresetView } from "../components/preset-choice.tsx";
import { translateSentence } from "../i18n/translate-sentences.server.ts";

export function presetViews(language: string): PresetView[] {
  return presets.map(({ name, title, description, channel, recipe }) => ({
    name,
    title: translateSentence(title, language),
    description: translateSentence(description, language),
    channel,
    inScene: recipe.scene !== undefined,
  }));
}
