/** The conditions of a rule, each a row that can be added and removed. */
import { BlockStack, Button, Card, InlineError, Layout, Select } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { Condition } from "#core/automation/rule.ts";
import { TextBox } from "../text-box.tsx";
import styles from "./automation.module.css";
import { type ConditionDraft, emptyCondition } from "./rule-draft.ts";
import type { RuleFieldsProps } from "./rule-draft.ts";

const kinds: readonly Condition["kind"][] = [
  "tag",
  "vendor",
  "type",
  "collection",
  "price",
  "small-photo",
  "fails-channel",
];

interface ConditionsFieldsProps extends RuleFieldsProps {
  readonly channels: readonly string[];
}

export function ConditionsFields({ draft, problems, onChange, channels }: ConditionsFieldsProps) {
  const { t } = useTranslation("automation");
  const { conditions } = draft;
  return (
    <Layout.AnnotatedSection title={t("which.title")} description={t("which.description")}>
      <Card>
        <BlockStack gap="200">
          {conditions.map((condition, nth) => (
            <ConditionRow
              // Rows have no identity but their place; removing one redraws those after it.
              key={nth}
              nth={nth + 1}
              condition={condition}
              channels={channels}
              incomplete={problems.includes(nth)}
              onChange={(changed) => onChange({ conditions: conditions.with(nth, changed) })}
              onRemove={() => onChange({ conditions: conditions.toSpliced(nth, 1) })}
            />
          ))}
          <div>
            <Button onClick={() => onChange({ conditions: [...conditions, emptyCondition] })}>
              {t("which.add")}
            </Button>
          </div>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}

interface ConditionRowProps {
  readonly nth: number;
  readonly condition: ConditionDraft;
  readonly channels: readonly string[];
  readonly incomplete: boolean;
  readonly onChange: (condition: ConditionDraft) => void;
  readonly onRemove: () => void;
}

function ConditionRow({ nth, condition, channels, incomplete, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation("automation");
  const label = t("which.condition", { nth });
  const fieldId = `condition-${nth.toString()}`;
  return (
    <fieldset className={styles["condition"]}>
      <legend>{label}</legend>
      <BlockStack gap="200">
        <Select
          label={label}
          labelHidden
          options={kinds.map((kind) => ({ value: kind, label: t(`which.kinds.${kind}`) }))}
          value={condition.kind}
          onChange={(kind: Condition["kind"]) => onChange({ ...condition, kind })}
        />
        <ValueFields condition={condition} channels={channels} onChange={onChange} />
        {incomplete && <InlineError message={t("which.incomplete")} fieldID={fieldId} />}
      </BlockStack>
      <Button icon={DeleteIcon} accessibilityLabel={t("which.remove", { nth })} onClick={onRemove} />
    </fieldset>
  );
}

function ValueFields({
  condition,
  channels,
  onChange,
}: Pick<ConditionRowProps, "condition" | "channels" | "onChange">) {
  const { t } = useTranslation("automation");
  const text = (key: "names" | "min" | "max" | "px", number = true) => ({
    label: t(`which.${key}`),
    value: condition[key],
    ...(number && ({ type: "number", min: 0 } as const)),
    onChange: (value: string) => onChange({ ...condition, [key]: value }),
  });
  switch (condition.kind) {
    case "price":
      return (
        <div className={styles["fields"]}>
          <TextBox {...text("min")} />
          <TextBox {...text("max")} />
        </div>
      );
    case "small-photo":
      return <TextBox {...text("px")} suffix="px" />;
    case "fails-channel":
      return (
        <Select
          label={t("which.channel")}
          options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          value={condition.channel}
          onChange={(channel) => onChange({ ...condition, channel })}
        />
      );
    default:
      return <TextBox {...text("names", false)} helpText={t("which.namesHelp")} />;
  }
}
