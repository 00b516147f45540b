/** Words for the fields and values of the activity log; what has none is shown as it is stored. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Condition } from "#core/automation/rule.ts";
import { useFormat } from "../../words/use-format.ts";
import { useConditionWords } from "../automation/use-condition-words.ts";
import type { PresetView } from "../preset-choice.tsx";
import type { ChangeWords } from "./describe-change.ts";

/** Ids of files in Shopify and of recipes: the export has them, people cannot read them. */
const unread = new Set(["media", "recipe", "recipes", "recipeHash"]);

export function useChangeWords(presets: readonly Pick<PresetView, "name" | "title">[]): ChangeWords {
  const { t } = useTranslation(["activity", "words", "staff", "automation"]);
  const { fullTime } = useFormat();
  const conditionWords = useConditionWords();
  const titleOf = (name: string) => presets.find((preset) => preset.name === name)?.title ?? name;
  return {
    name: (field) => (unread.has(field) ? null : t(`field.${field}`, { defaultValue: field })),
    value(field, value) {
      if (field === "conditions")
        return (
          (value as readonly Condition[]).map(conditionWords).join(" · ") || t("automation:everyProduct")
        );
      if (field === "scheduledFor" && typeof value === "string") return fullTime(value);
      if (field === "quietHours") return Object.values(value as object).join("–");
      if (Array.isArray(value)) return value.map((one) => this.value(field, one)).join(", ");
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (typeof value === "string" && /preset/i.test(field)) return titleOf(value);
      return typeof value === "string" ? wordFor(field, value, t) : JSON.stringify(value);
    },
  };
}

function wordFor(field: string, value: string, t: TFunction): string {
  switch (field) {
    case "state":
      return t(`words:state.${value}`, { defaultValue: value });
    case "permissions":
    case "newcomersMay":
      return t(`staff:permission.${value}`, { defaultValue: value });
    case "approval":
      return t(`automation:approvalShort.${value === "auto-approve" ? "approve" : value}`, {
        defaultValue: value,
      });
    default:
      return value;
  }
}
