/** Publications as a list of cards, and the button that publishes all that are ready. */
import { Link, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type {
  PublicationsPage as Page,
  PublicationViewName,
} from "#services/publications/list-publications.ts";
import catalogue from "../catalogue/catalogue.module.css";
import { changed } from "../catalogue/use-change-address.ts";
import { Pager } from "../pager.tsx";
import type { Action } from "../use-action.ts";
import { PublicationEntry } from "./publication-entry.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import styles from "./publishing.module.css";

interface PublicationsPageProps {
  readonly page: Page;
  readonly view: PublicationViewName | null;
  readonly batch: string | null;
  readonly mayPublish: boolean;
  readonly action: Action;
}

export function PublicationsPage({ page, view, batch, mayPublish, action }: PublicationsPageProps) {
  const { t } = useTranslation("publications");
  const [address] = useSearchParams();
  const { publications, counts, ready } = page;
  const approve = (more: Record<string, string> = {}) =>
    action.post({ intent: "approve", batch: batch ?? "", ...more });
  const names = Object.keys(counts) as PublicationViewName[];
  return (
    <BlockStack gap="400">
      {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
      {batch !== null && (
        <Banner tone="info" action={{ content: t("showAll"), url: "/app/publications" }}>
          {t("batch")}
        </Banner>
      )}
      <div className={styles["bar"]}>
        <nav aria-label={t("views")} className={catalogue["views"]}>
          {[null, ...names].map((name) => (
            <Link
              key={name ?? "all"}
              to={`?${changed(address, { view: name ?? "" }).toString()}`}
              replace
              {...(name === view && { "aria-current": "page" })}
            >
              {name === null ? t("view.all") : t(`view.${name}`, { count: counts[name] })}
            </Link>
          ))}
        </nav>
        <div className={styles["acts"]}>
          <Button
            variant="primary"
            disabled={!mayPublish || ready === 0}
            loading={action.busy && action.intent === "approve"}
            onClick={() => approve()}
          >
            {t("publishReady", { count: ready })}
          </Button>
          <ScheduleForm
            label={t("schedule.open")}
            scheduledFor={null}
            disabled={!mayPublish || ready === 0 || action.busy}
            busy={action.busy}
            onChoose={(at) => approve({ at })}
          />
        </div>
      </div>
      {publications.length === 0 ? (
        <Card>
          <EmptyState
            heading={t("none")}
            image="/empty-runs.svg"
            action={{ content: t("toListings"), url: "/app/listings?link=confirmed" }}
          >
            <p>{t("noneHelp")}</p>
          </EmptyState>
        </Card>
      ) : (
        <Card padding="0">
          <ul className={styles["entries"]}>
            {publications.map((publication) => (
              <PublicationEntry key={publication.id} publication={publication} />
            ))}
          </ul>
        </Card>
      )}
      <Pager {...page} />
    </BlockStack>
  );
}
