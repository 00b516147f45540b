/** A rule's conditions in words. */
import { useTranslation } from "react-i18next";
import type { Condition } from "#core/automation/rule.ts";

export function useConditionWords(): (condition: Condition) => string {
  const { t, i18n } = useTranslation("automation");
  const money = new Intl.NumberFormat(i18n.language);
  return (condition) => {
    switch (condition.kind) {
      case "price": {
        const [min, max] = [condition.min, condition.max].map((end) =>
          end === null ? null : money.format(end),
        );
        if (max === null) return t("sentence.priceFrom", { min });
        return min === null ? t("sentence.priceTo", { max }) : t("sentence.priceBetween", { min, max });
      }
      case "small-photo":
        return t("sentence.small-photo", { px: money.format(condition.belowPx) });
      case "fails-channel":
        return t("sentence.fails-channel", { channel: t(`channels.${condition.channel}`) });
      default:
        return t(`sentence.${condition.kind}`, { names: condition.anyOf.join(t("or")) });
    }
  };
}
