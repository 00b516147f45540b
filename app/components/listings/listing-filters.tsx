/** Views by link, channel and search of the listings; all of it lives in the address. */
import { Link, useSearchParams } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits, connectedChannels } from "#core/publishing/channel-traits.ts";
import type { ListingsPage } from "#services/listings/list-listings.ts";
import { linkStates, readListingFilter } from "../../reading/listing-filter.ts";
import styles from "../catalogue/catalogue.module.css";
import { changed, useChangeAddress } from "../catalogue/use-change-address.ts";
import { useTypedSearch } from "../catalogue/use-typed-search.ts";
import { TextBox } from "../text-box.tsx";

export function ListingFilters({ counts }: Pick<ListingsPage, "counts">) {
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
      <div className={styles["line"]}>
        <TextBox
          label={t("search")}
          labelHidden
          type="search"
          placeholder={t("search")}
          value={typed}
          onChange={setTyped}
        />
        <span />
        <Select
          label={t("channel")}
          labelHidden
          options={[
            { value: "", label: t("everyChannel") },
            ...connectedChannels.map((value) => ({ value, label: channelTraits[value].title })),
          ]}
          value={filter.channel ?? ""}
          onChange={(channel) => change({ channel })}
        />
      </div>
    </div>
  );
}
