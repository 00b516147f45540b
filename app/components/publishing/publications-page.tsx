/** Publications as a list of cards, the views and accounts they can be narrowed to, and what is decided on all of them. */
import { Link, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Card, EmptyState, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingAccount } from "#services/listings/read-listing-accounts.ts";
import type { PublicationsPage as Page } from "#services/publications/list-publications.ts";
import type { PublicationFilter, PublicationViewName } from "#services/publications/publication-filter.ts";
import catalogue from "../catalogue/catalogue.module.css";
import { changed, useChangeAddress } from "../catalogue/use-change-address.ts";
import { Pager } from "../pager.tsx";
import type { Action } from "../use-action.ts";
import { BulkActions } from "./bulk-actions.tsx";
import { PublicationEntry } from "./publication-entry.tsx";
import styles from "./publishing.module.css";

interface PublicationsPageProps {
  readonly page: Page;
  readonly filter: PublicationFilter;
  readonly accounts: readonly ListingAccount[];
  readonly mayPublish: boolean;
  readonly action: Action;
}

export function PublicationsPage({ page, filter, accounts, mayPublish, action }: PublicationsPageProps) {
  const { t } = useTranslation("publications");
  const { publications } = page;
  return (
    <BlockStack gap="400">
      {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
      {filter.batch !== undefined && (
        <Banner tone="info" action={{ content: t("showAll"), url: "/app/publications" }}>
          {t("batch")}
        </Banner>
      )}
      <div className={styles["bar"]}>
        <Views counts={page.counts} current={filter.view} />
        {accounts.length > 1 && <AccountChoice accounts={accounts} chosen={filter.account} />}
      </div>
      <BulkActions can={page.can} {...{ filter, mayPublish, action }} />
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

interface ViewsProps extends Pick<Page, "counts"> {
  readonly current: PublicationViewName | undefined;
}

function Views({ counts, current }: ViewsProps) {
  const { t } = useTranslation("publications");
  const [address] = useSearchParams();
  const names = Object.keys(counts) as PublicationViewName[];
  return (
    <nav aria-label={t("views")} className={catalogue["views"]}>
      {[undefined, ...names].map((name) => (
        <Link
          key={name ?? "all"}
          to={`?${changed(address, { view: name ?? "" }).toString()}`}
          replace
          {...(name === current && { "aria-current": "page" })}
        >
          {name === undefined ? t("view.all") : t(`view.${name}`, { count: counts[name] })}
        </Link>
      ))}
    </nav>
  );
}

interface AccountChoiceProps {
  readonly accounts: readonly ListingAccount[];
  readonly chosen: string | undefined;
}

function AccountChoice({ accounts, chosen = "" }: AccountChoiceProps) {
  const { t } = useTranslation("publications");
  const change = useChangeAddress();
  const options = accounts.map(({ id, name, channel }) => ({
    ...{ value: id, label: `${channelTraits[channel].title}, ${name}` },
  }));
  return (
    <Select
      label={t("account")}
      labelInline
      options={[{ value: "", label: t("everyAccount") }, ...options]}
      value={chosen}
      onChange={(account) => change({ account })}
    />
  );
}
