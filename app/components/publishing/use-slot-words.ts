/** What a place in a listing's gallery is called: core/publishing/slot.ts. */
import { useTranslation } from "react-i18next";

export function useSlotWords(): (slot: string) => string {
  const { t } = useTranslation("publications");
  return (slot) => {
    if (slot === "main" || slot === "swatch") return t(`slot.${slot}`);
    return t("slot.gallery", { place: Number(slot.replace("gallery-", "")) + 1 });
  };
}
