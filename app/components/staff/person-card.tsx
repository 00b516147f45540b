/** One person: what they are called and what they may do. */
import { Badge, BlockStack, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { StaffView } from "#services/staff/staff-member.ts";
import { TextBox } from "../text-box.tsx";
import { PermissionChoice } from "./permission-choice.tsx";

interface PersonCardProps {
  readonly person: StaffView;
  readonly isYou: boolean;
  readonly disabled: boolean;
  readonly onChange: (person: StaffView) => void;
}

export function PersonCard({ person, isYou, disabled, onChange }: PersonCardProps) {
  const { t } = useTranslation("staff");
  const { staffId, name, isOwner } = person;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name === "" ? t("unnamed", { id: staffId }) : name}
          </Text>
          {isYou && <Badge>{t("you")}</Badge>}
          {isOwner && <Badge tone="info">{t("owner")}</Badge>}
        </InlineStack>
        <TextBox
          label={t("name")}
          maxLength={80}
          value={name}
          disabled={disabled}
          onChange={(changed) => onChange({ ...person, name: changed })}
        />
        <Checkbox
          label={t("owner")}
          helpText={t("ownerHelp")}
          checked={isOwner}
          disabled={disabled}
          onChange={(checked) => onChange({ ...person, isOwner: checked })}
        />
        {!isOwner && (
          <PermissionChoice
            chosen={person.permissions}
            disabled={disabled}
            onChange={(permissions) => onChange({ ...person, permissions })}
          />
        )}
      </BlockStack>
    </Card>
  );
}
