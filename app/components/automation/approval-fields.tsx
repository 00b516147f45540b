/** What a rule makes, and who approves it. */
import { Card, ChoiceList, Layout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PresetView } from "../preset-choice.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import type { RuleFieldsProps } from "./rule-draft.ts";

interface ApprovalFieldsProps extends RuleFieldsProps {
  readonly presets: readonly PresetView[];
}

export function ApprovalFields({ draft, problems, onChange, presets }: ApprovalFieldsProps) {
  const { t } = useTranslation("automation");
  const several = draft.presets.length > 1;
  const choosePresets = (chosen: string[]) =>
    onChange({
      presets: chosen,
      ...(chosen.length > 1 && draft.approval === "publish" && { approval: "approve" as const }),
    });
  return (
    <>
      <Layout.AnnotatedSection title={t("make.title")} description={t("make.description")}>
        <Card>
          <ChoiceList
            allowMultiple
            title={t("make.label")}
            choices={presets.map(({ name, title, description }) => ({
              value: name,
              label: title,
              helpText: description,
            }))}
            selected={[...draft.presets]}
            {...(problems.includes("presets") && { error: t("make.missing") })}
            onChange={choosePresets}
          />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection title={t("approval.title")} description={t("approval.description")}>
        <Card>
          <ChoiceList
            title={t("approval.label")}
            choices={(["review", "approve", "publish"] as const).map((value) => ({
              value,
              label: t(`approval.${value}`),
              helpText: t(several && value === "publish" ? "approval.publishOne" : `approval.${value}Help`),
              disabled: several && value === "publish",
            }))}
            selected={[draft.approval]}
            onChange={([approval]) => onChange({ approval: approval as RuleDraft["approval"] })}
          />
        </Card>
      </Layout.AnnotatedSection>
    </>
  );
}
