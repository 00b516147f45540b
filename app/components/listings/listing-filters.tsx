/** Views by link, and marketplace, account, sureness, pictures and search of the listings; all of it lives in the address. */
import { Link, useSearchParams } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits, connectedChannels } from "#core/publishing/channel-traits.ts";
import type { ListingsPage } from "#services/listings/list-listings.ts";
import type { ListingAccount } from "#services/listings/read-listing-accounts.ts";
import { linkStates, pictureViews, readListingFilter, sureSteps } from "../../reading/listing-filter.ts";
import styles from "../catalogue/catalogue.module.css";
import { changed, useChangeAddress } from "../catalogue/use-change-address.ts";
import { useTypedSearch } from "../catalogue/use-typed-search.ts";
import { TextBox } from "../text-box.tsx";

interface ListingFiltersProps extends Pick<ListingsPage, "counts"> {
  readonly accounts: readonly ListingAccount[];
}

export function ListingFilters({ counts, accounts }: ListingFiltersProps) {
  const { t } = useTranslation("listings");
  const [address] = useSearchParams();
  const change = useChangeAddress();
  const filter = readListingFilter(address);
  const [typed, setTyped] = useTypedSearch(filter.search ?? "", (search) => change({ search }));
  const views = [undefined, ...linkStates];
  return (
    <div role="search" className={styles["filters"]}>
      <nav aria-label={t("views")} className={styles["views"]}>
        {views.map((link) => (
          <Link
            key={link ?? "all"}
            to={`?${changed(address, { link: link ?? "" }).toString()}`}
            replace
            {...(link === filter.link && { "aria-current": "page" })}
          >
            {link === undefined ? t("view.all") : t(`view.${link}`, { count: counts[link] })}
          </Link>
        ))}
      </nav>
      <TextBox
        label={t("search")}
        labelHidden
        type="search"
        placeholder={t("search")}
        value={typed}
        onChange={setTyped}
      />
      <FilterChoices accounts={accounts} />
    </div>
  );
}

interface Choice {
  readonly field: string;
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function FilterChoices({ accounts }: Pick<ListingFiltersProps, "accounts">) {
  const { t } = useTranslation("listings");
  const [address] = useSearchParams();
  const change = useChangeAddress();
  const { channel } = readListingFilter(address);
  const choices: Choice[] = [
    {
      ...{ field: "channel", any: "everyChannel" },
      options: connectedChannels.map((value) => ({ value, label: channelTraits[value].title })),
    },
    {
      ...{ field: "account", any: "everyAccount" },
      options: accounts
        .filter((account) => channel === undefined || account.channel === channel)
        .map(({ id, name, ...account }) => ({
          ...{ value: id, label: `${channelTraits[account.channel].title}, ${name}` },
        })),
    },
    {
      ...{ field: "sure", any: "anySure" },
      options: sureSteps.map((percent) => ({ value: percent.toString(), label: t("sure", { percent }) })),
    },
    {
      ...{ field: "pictures", any: "anyPictures" },
      options: pictureViews.map((value) => ({ value, label: t(`pictures.${value}`) })),
    },
  ];
  return (
    <div className={styles["fields"]}>
      {choices.map(({ field, any, options }) => (
        <Select
          key={field}
          label={t(`field.${field}`)}
          options={[{ value: "", label: t(any) }, ...options]}
          value={address.get(field) ?? ""}
          // Another marketplace has other accounts.
          onChange={(value) => change({ [field]: value, ...(field === "channel" && { account: "" }) })}
        />
      ))}
    </div>
  );
}
