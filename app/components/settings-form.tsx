/** The shop's settings; Shopify's save bar appears as soon as something differs from what is stored. */
import { Banner, BlockStack, Card, ChoiceList, Checkbox, Layout, Text } from "@shopify/polaris";
import { SaveBar } from "@shopify/app-bridge-react";
import { useState } from "react";
import type { Settings } from "#core/settings.ts";
import { PresetChoice, type PresetView } from "./preset-choice.tsx";
import { useAction } from "./use-action.ts";

type Choices = Pick<Settings, "defaultPreset" | "approval" | "writeBackOnApproval" | "enhanceNewProducts">;

interface SettingsFormProps {
  readonly stored: Choices;
  readonly presets: readonly PresetView[];
}

export function SettingsForm({ stored, presets }: SettingsFormProps) {
  const [choices, setChoices] = useState<Choices>(stored);
  const action = useAction();
  const dirty = (Object.keys(stored) as (keyof Choices)[]).some((key) => stored[key] !== choices[key]);
  const set = (change: Partial<Choices>) => setChoices({ ...choices, ...change });
  const save = () =>
    action.post({
      defaultPreset: choices.defaultPreset,
      approval: choices.approval,
      writeBackOnApproval: String(choices.writeBackOnApproval),
      enhanceNewProducts: String(choices.enhanceNewProducts),
    });
  return (
    <>
      <SaveBar id="settings" open={dirty}>
        <button
          // The save bar reads its buttons' own attributes; `loading` is one of them, not React's.
          {...{ variant: "primary", ...(action.busy && { loading: "" }) }}
          type="button"
          onClick={save}
        >
          Save
        </button>
        <button type="button" onClick={() => setChoices(stored)}>
          Discard
        </button>
      </SaveBar>
      <Layout>
        {action.result?.ok === false && (
          <Layout.Section>
            <Banner tone="critical">{action.result.message}</Banner>
          </Layout.Section>
        )}
        <Layout.AnnotatedSection
          title="Default preset"
          description="Chosen for you when you enhance products, and used for new products."
        >
          <PresetChoice
            presets={presets}
            chosen={choices.defaultPreset}
            onChoose={(defaultPreset) => set({ defaultPreset })}
          />
        </Layout.AnnotatedSection>
        <ReviewSection choices={choices} onChange={set} />
        <Layout.AnnotatedSection
          title="New products"
          description="Photos of a product are enhanced shortly after you add it to your shop."
        >
          <Card>
            <Checkbox
              label="Enhance new products by themselves"
              helpText="With the default preset. The results follow the rules for review."
              checked={choices.enhanceNewProducts}
              onChange={(enhanceNewProducts) => set({ enhanceNewProducts })}
            />
          </Card>
        </Layout.AnnotatedSection>
      </Layout>
    </>
  );
}

interface ReviewSectionProps {
  readonly choices: Choices;
  readonly onChange: (change: Partial<Choices>) => void;
}

function ReviewSection({ choices, onChange }: ReviewSectionProps) {
  return (
    <Layout.AnnotatedSection
      title="Review"
      description="Originals are never deleted: every picture that goes into your shop can be taken back."
    >
      <Card>
        <BlockStack gap="400">
          <ChoiceList
            title="Who approves"
            choices={[
              {
                value: "review",
                label: "I look at every picture",
                helpText: "Nothing is approved without you.",
              },
              {
                value: "auto-approve",
                label: "Approve what passes every check",
                helpText: "Only pictures in doubt wait for you.",
              },
            ]}
            selected={[choices.approval]}
            onChange={([value]) => onChange({ approval: value === "auto-approve" ? value : "review" })}
          />
          <Checkbox
            label="Put approved pictures into the shop at once"
            helpText={
              <Text as="span">
                When this is off, approved pictures wait until you choose “Put into the shop”.
              </Text>
            }
            checked={choices.writeBackOnApproval}
            onChange={(writeBackOnApproval) => onChange({ writeBackOnApproval })}
          />
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
