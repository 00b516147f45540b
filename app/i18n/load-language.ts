/** Fetches a language into the browser: a file for our texts and one for those of Polaris. */
import type { i18n, ResourceLanguage } from "i18next";
import { fallbackLanguage } from "./languages.ts";

type Load = () => Promise<ResourceLanguage[string]>;

// Sentences of the engine are translated on the server; the browser never needs them.
const areaFiles = import.meta.glob(["../locales/*/*.json", "!../locales/*/sentences.json"], {
  import: "default",
}) as Record<string, Load>;
const polarisFiles = import.meta.glob("/node_modules/@shopify/polaris/locales/*.json", {
  import: "default",
}) as Record<string, Load>;
const polarisFileOf = (language: string) =>
  polarisFiles[`/node_modules/@shopify/polaris/locales/${language}.json`];

/** Area → texts; Polaris' own words are the area `polaris`. */
export async function loadLanguage(language: string): Promise<ResourceLanguage> {
  const files = Object.entries(areaFiles).filter(([path]) => path.includes(`/locales/${language}/`));
  const areas = files.map(async ([path, load]) => [areaOf(path), await load()] as const);
  const polaris = polarisFileOf(language) ?? polarisFileOf(fallbackLanguage);
  if (polaris !== undefined) areas.push(polaris().then((texts) => ["polaris", texts] as const));
  return Object.fromEntries(await Promise.all(areas));
}

/** Draws the open page in another language. */
export async function switchLanguage(instance: i18n, language: string): Promise<void> {
  for (const [area, texts] of Object.entries(await loadLanguage(language)))
    instance.addResourceBundle(language, area, texts);
  await instance.changeLanguage(language);
}

function areaOf(path: string): string {
  return /([^/]+)\.json$/.exec(path)?.[1] ?? path;
}
