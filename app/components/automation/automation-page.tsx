/** All rules in the order they are asked. */
import { Banner, BlockStack, Card, EmptyState, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RuleView } from "#services/automation/list-rules.ts";
import { PageFrame } from "../page-frame.tsx";
import { useAction } from "../use-action.ts";
import styles from "./automation.module.css";
import { RuleEntry } from "./rule-entry.tsx";

interface AutomationPageProps {
  readonly rules: readonly RuleView[];
  readonly paused: boolean;
}

const newRule = "/app/automation/new";

export function AutomationPage({ rules, paused }: AutomationPageProps) {
  const { t } = useTranslation("automation");
  const action = useAction();
  const pauseAll = { content: t("pauseAll"), onAction: () => action.post({ intent: "pause-all" }) };
  return (
    <PageFrame
      title={t("title")}
      {...(rules.length > 0 && {
        primaryAction: { content: t("newRule"), url: newRule },
        secondaryActions: paused ? [] : [pauseAll],
      })}
    >
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        {paused && (
          <Banner
            tone="warning"
            title={t("pausedAll.title")}
            action={{ content: t("pausedAll.resume"), onAction: () => action.post({ intent: "resume-all" }) }}
          >
            {t("pausedAll.text")}
          </Banner>
        )}
        {rules.length === 0 ? (
          <Card>
            <EmptyState
              heading={t("empty.title")}
              image="/empty-runs.svg"
              action={{ content: t("newRule"), url: newRule }}
            >
              <p>{t("empty.text")}</p>
            </EmptyState>
          </Card>
        ) : (
          <>
            <Text as="p" tone="subdued">
              {t("intro")}
            </Text>
            <Card padding="0">
              <ol className={styles["rules"]}>
                {rules.map((rule, nth) => (
                  <RuleEntry
                    key={rule.id}
                    rule={rule}
                    first={nth === 0}
                    last={nth === rules.length - 1}
                    busy={action.busy}
                    onAct={(intent) => action.post({ intent, ruleId: rule.id })}
                  />
                ))}
              </ol>
            </Card>
          </>
        )}
      </BlockStack>
    </PageFrame>
  );
}
