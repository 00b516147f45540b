/** What somebody may do, as boxes to tick. */
import { ChoiceList } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { permissions, type Permission } from "#core/permissions.ts";

interface PermissionChoiceProps {
  readonly chosen: readonly Permission[];
  readonly disabled: boolean;
  readonly onChange: (chosen: readonly Permission[]) => void;
}

export function PermissionChoice({ chosen, disabled, onChange }: PermissionChoiceProps) {
  const { t } = useTranslation("staff");
  return (
    <ChoiceList
      allowMultiple
      title={t("may")}
      disabled={disabled}
      choices={permissions.map((value) => ({ value, label: t(`permission.${value}`) }))}
      selected={[...chosen]}
      onChange={(selected) => onChange(permissions.filter((each) => selected.includes(each)))}
    />
  );
}
