/** Who approves, and when an approved picture reaches the shop. */
import { BlockStack, Card, Checkbox, ChoiceList, Layout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Settings } from "#core/settings.ts";

type ReviewChoices = Pick<Settings, "approval" | "writeBackOnApproval">;

interface ReviewSettingsProps {
  readonly choices: ReviewChoices;
  readonly onChange: (change: Partial<ReviewChoices>) => void;
}

export function ReviewSettings({ choices, onChange }: ReviewSettingsProps) {
  const { t } = useTranslation("settings");
  return (
    <Layout.AnnotatedSection title={t("review.title")} description={t("review.description")}>
      <Card>
        <BlockStack gap="400">
          <ChoiceList
            title={t("review.whoApproves")}
            choices={[
              { value: "review", label: t("review.person"), helpText: t("review.personHelp") },
              { value: "auto-approve", label: t("review.auto"), helpText: t("review.autoHelp") },
            ]}
            selected={[choices.approval]}
            onChange={([value]) => onChange({ approval: value === "auto-approve" ? value : "review" })}
          />
          <Checkbox
            label={t("review.atOnce")}
            helpText={t("review.atOnceHelp")}
            checked={choices.writeBackOnApproval}
            onChange={(writeBackOnApproval) => onChange({ writeBackOnApproval })}
          />
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
