/** The shop's settings; Shopify's save bar appears as soon as something differs from what is stored. */
import { Banner, Button, Card, Layout, Select } from "@shopify/polaris";
import { SaveBar } from "@shopify/app-bridge-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "#core/settings.ts";
import { ownName } from "../i18n/languages.ts";
import { PresetChoice, type PresetView } from "./preset-choice.tsx";
import { ReviewSettings } from "./review-settings.tsx";
import { WriteModeChoice } from "./write-mode-choice.tsx";
import { useAction } from "./use-action.ts";

export type Choices = Pick<Settings, "defaultPreset" | "approval" | "writeBackOnApproval" | "writeMode"> & {
  /** Of this person alone; empty follows Shopify's admin. */
  readonly language: string;
};

interface SettingsFormProps {
  readonly stored: Choices;
  readonly presets: readonly PresetView[];
  readonly languages: readonly string[];
}

export function SettingsForm({ stored, presets, languages }: SettingsFormProps) {
  const { t } = useTranslation("settings");
  const [choices, setChoices] = useState<Choices>(stored);
  const action = useAction();
  const changed = (Object.keys(stored) as (keyof Choices)[]).filter((key) => stored[key] !== choices[key]);
  const set = (change: Partial<Choices>) => setChoices({ ...choices, ...change });
  const save = () => action.post(Object.fromEntries(changed.map((key) => [key, String(choices[key])])));
  return (
    <>
      <SaveBar id="settings" open={changed.length > 0}>
        <button
          // The save bar reads its buttons' own attributes; `loading` is one of them, not React's.
          {...{ variant: "primary", ...(action.busy && { loading: "" }) }}
          type="button"
          onClick={save}
        >
          {t("save")}
        </button>
        <button type="button" onClick={() => setChoices(stored)}>
          {t("discard")}
        </button>
      </SaveBar>
      <Layout>
        {action.result?.ok === false && (
          <Layout.Section>
            <Banner tone="critical">{action.result.message}</Banner>
          </Layout.Section>
        )}
        <Layout.AnnotatedSection title={t("preset.title")} description={t("preset.description")}>
          <PresetChoice
            presets={presets}
            chosen={choices.defaultPreset}
            onChoose={(defaultPreset) => set({ defaultPreset })}
          />
        </Layout.AnnotatedSection>
        <ReviewSettings choices={choices} onChange={set} />
        <Layout.AnnotatedSection title={t("writeMode.title")} description={t("writeMode.description")}>
          <WriteModeChoice chosen={choices.writeMode} onChoose={(writeMode) => set({ writeMode })} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={t("newProducts.title")} description={t("newProducts.description")}>
          <Card>
            <Button url="/app/automation">{t("newProducts.toRules")}</Button>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={t("language.title")} description={t("language.description")}>
          <Card>
            <Select
              label={t("language.label")}
              options={[
                { value: "", label: t("language.likeAdmin") },
                ...languages.map((value) => ({ value, label: ownName(value) })),
              ]}
              value={choices.language}
              onChange={(language) => set({ language })}
            />
          </Card>
        </Layout.AnnotatedSection>
      </Layout>
    </>
  );
}
