/** One rule in the list: what it takes, what becomes of it, what it did lately, and what can be done with it. */
import { Badge, BlockStack, Button, ButtonGroup, InlineStack, Link, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { RuleView } from "#services/automation/list-rules.ts";
import styles from "./automation.module.css";
import { useConditionWords } from "./use-condition-words.ts";

export type RuleIntent = "pause" | "resume" | "move-up" | "move-down";

interface RuleEntryProps {
  readonly rule: RuleView;
  readonly first: boolean;
  readonly last: boolean;
  readonly busy: boolean;
  readonly onAct: (intent: RuleIntent) => void;
}

export function RuleEntry({ rule, first, last, busy, onAct }: RuleEntryProps) {
  const { t } = useTranslation("automation");
  const words = useConditionWords();
  const { id, paused, definition } = rule;
  const { name, conditions, approval } = definition;
  const toggle = paused ? "resume" : "pause";
  return (
    <li className={styles["rule"]}>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Link url={`/app/automation/${id}`} removeUnderline accessibilityLabel={t("edit", { name })}>
            <Text as="span" fontWeight="semibold" breakWord>
              {name}
            </Text>
          </Link>
          <Badge {...(!paused && { tone: "success" })}>{t(paused ? "state.paused" : "state.active")}</Badge>
        </InlineStack>
        <Text as="p" breakWord>
          {conditions.length === 0 ? t("everyProduct") : conditions.map(words).join(" · ")}
        </Text>
        <Text as="p" tone="subdued">
          {t(`approvalShort.${approval}`)}
        </Text>
        <Text as="p" tone="subdued">
          <RuleFigures rule={rule} />
        </Text>
      </BlockStack>
      <ButtonGroup>
        <Button
          icon={ArrowUpIcon}
          disabled={first || busy}
          accessibilityLabel={t("moveUp", { name })}
          onClick={() => onAct("move-up")}
        />
        <Button
          icon={ArrowDownIcon}
          disabled={last || busy}
          accessibilityLabel={t("moveDown", { name })}
          onClick={() => onAct("move-down")}
        />
        <Button
          disabled={busy}
          accessibilityLabel={t("actionsFor", { action: t(toggle), name })}
          onClick={() => onAct(toggle)}
        >
          {t(toggle)}
        </Button>
      </ButtonGroup>
    </li>
  );
}

function RuleFigures({ rule: { started, waiting, refused } }: { readonly rule: RuleView }) {
  const { t } = useTranslation("automation");
  const parts = [
    t("started", { count: started }),
    ...(waiting > 0 ? [t("waiting", { count: waiting })] : []),
    ...(refused > 0 ? [t("refused", { count: refused })] : []),
  ];
  return <>{parts.join(" · ")}</>;
}
