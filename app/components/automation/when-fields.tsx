/** When a rule may begin something, and how much of it a day. */
import { BlockStack, Card, Checkbox, Layout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { TextBox } from "../text-box.tsx";
import styles from "./automation.module.css";
import type { RuleFieldsProps } from "./rule-draft.ts";

interface WhenFieldsProps extends RuleFieldsProps {
  readonly timeZone: string;
}

export function WhenFields({ draft, problems, onChange, timeZone }: WhenFieldsProps) {
  const { t } = useTranslation("automation");
  const time = (key: "from" | "until") => (
    <TextBox
      label={t(`when.${key}`)}
      type="time"
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <Layout.AnnotatedSection
      title={t("when.title")}
      description={t("when.description", { zone: timeZone.replaceAll("_", " ") })}
    >
      <Card>
        <BlockStack gap="400">
          <Checkbox
            label={t("when.quiet")}
            helpText={t("when.quietHelp")}
            checked={draft.quiet}
            onChange={(quiet) => onChange({ quiet })}
          />
          {draft.quiet && (
            <div className={styles["fields"]}>
              {time("from")}
              {time("until")}
            </div>
          )}
          <Checkbox
            label={t("when.cap")}
            helpText={t("when.capHelp")}
            checked={draft.capped}
            onChange={(capped) => onChange({ capped })}
          />
          {draft.capped && (
            <TextBox
              label={t("when.photosADay")}
              type="number"
              min={1}
              value={draft.cap}
              error={problems.includes("cap") ? t("when.capMissing") : ""}
              onChange={(cap) => onChange({ cap })}
            />
          )}
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
