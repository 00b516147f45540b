/** The presets as the pages offer them. */
import { presets } from "#core/presets/registry.ts";
import type { PresetView } from "../components/preset-choice.tsx";

export const presetViews: readonly PresetView[] = presets.map(({ name, title, description, channel }) => ({
  name,
  title,
  description,
  channel,
}));
