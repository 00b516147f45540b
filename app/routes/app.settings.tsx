/** How Packshot works for this shop, and in which language for this person. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { saveSettings } from "#services/settings/save-settings.ts";
import { chooseLanguage } from "#services/staff/staff-language.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { SettingsForm } from "../components/settings-form.tsx";
import { i18nOf } from "../i18n/i18n.server.ts";
import { languages, matchLanguage } from "../i18n/languages.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { merchantAction, merchantLoader, textField } from "../merchant.server.ts";
import { presetViews } from "../words/preset-views.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shop, language, chosenLanguage }) => {
  const { defaultPreset, approval, writeBackOnApproval, writeMode } = shop.settings;
  return {
    stored: {
      ...{ defaultPreset, approval, writeBackOnApproval, writeMode },
      language: matchLanguage(chosenLanguage) ?? "",
    },
    presets: presetViews(language),
    language,
  };
});

const flags: Readonly<Record<string, boolean>> = { true: true, false: false };

export const action = merchantAction(async ({ shopId, actor, staff, t }, form) => {
  const given = ["defaultPreset", "approval", "writeBackOnApproval", "writeMode"].filter((name) =>
    form.has(name),
  );
  if (given.length > 0)
    await saveSettings(
      shopId,
      Object.fromEntries(given.map((name) => [name, flags[textField(form, name)] ?? textField(form, name)])),
      actor,
    );
  if (!form.has("language")) return { ok: true, message: t("settings:saved") };
  const chosen = matchLanguage(textField(form, "language"));
  await chooseLanguage(shopId, staff.staffId, chosen);
  // Said in the language just chosen.
  return { ok: true, message: (chosen === null ? t : i18nOf(chosen).t)("settings:saved") };
});

export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const { stored, presets, language } = useLoaderData<typeof loader>();
  useLanguage(language);
  return (
    <PageFrame title={t("title")}>
      <SettingsForm stored={stored} presets={presets} languages={languages} />
    </PageFrame>
  );
}
