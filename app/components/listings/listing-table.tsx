/** The listings of one page, each beside the product it sells or may sell. */
import { Box, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingRow, ListingsPage } from "#services/listings/list-listings.ts";
import styles from "../catalogue/catalogue.module.css";
import { Pager } from "../pager.tsx";
import { PublicationBadge } from "../publishing/publication-badge.tsx";
import { RowCheck } from "../selection/row-check.tsx";
import { type Selection, useSelection } from "../selection/use-selection.ts";
import { Thumb } from "../thumb.tsx";
import type { Action } from "../use-action.ts";
import { LinkCell } from "./link-cell.tsx";
import { ListingBar } from "./listing-bar.tsx";
import { useListingPicker } from "./use-listing-picker.ts";

interface ListingTableProps {
  readonly page: ListingsPage;
  readonly mayPublish: boolean;
  readonly action: Action;
}

export function ListingTable({ page, mayPublish, action }: ListingTableProps) {
  const { t } = useTranslation("listings");
  const { listings, total } = page;
  const selection = useSelection(listings.map(({ id }) => id));
  const pick = useListingPicker(action);
  return (
    <>
      <ListingBar {...{ selection, listings, total, action, mayPublish }} />
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col" className={styles["check"]}>
              <span className={styles["hidden"]}>{t("column.select")}</span>
            </th>
            {(["listing", "channel", "product", "publication"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listings.map((listing) => (
            <Row
              key={listing.id}
              listing={listing}
              selected={selection.ids.has(listing.id)}
              onToggle={selection.toggle}
            >
              <LinkCell listing={listing} {...(mayPublish && { onPick: () => void pick(listing.id) })} />
            </Row>
          ))}
        </tbody>
      </table>
      {(page.nextCursor ?? page.previousCursor) !== null && (
        <Box padding="400">
          <Pager {...page} />
        </Box>
      )}
    </>
  );
}

interface RowProps {
  readonly listing: ListingRow;
  readonly selected: boolean;
  readonly onToggle: Selection["toggle"];
  readonly children: ReactNode;
}

function Row({ listing, selected, onToggle, children }: RowProps) {
  const { t } = useTranslation("listings");
  const { id, title, channel, account, marketplace, externalId, skus, mainImageUrl, publication } = listing;
  return (
    <tr>
      <RowCheck {...{ id, selected, onToggle }} label={t("select", { title })} />
      <th scope="row" className={styles["product"]}>
        <Thumb url={mainImageUrl} alt="" />
        <span>
          <Text as="span" fontWeight="semibold" breakWord>
            <Link url={`/app/listings/${id}`} monochrome removeUnderline>
              {title}
            </Link>
          </Text>
          <br />
          <small>{skus.length > 0 ? skus.slice(0, 3).join(", ") : externalId}</small>
        </span>
      </th>
      <td>
        {channelTraits[channel].title}
        <br />
        <small>
          {/* Etsy is one marketplace, and bears the channel's name. */}
          {marketplace === channel ? account : `${account}, ${marketplace}`}
        </small>
      </td>
      <td>{children}</td>
      <td>{publication && <PublicationBadge {...publication} />}</td>
    </tr>
  );
}
