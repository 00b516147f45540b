/** The Trading calls, each from a request that keeps its schema to the body of an answer. */
import { z } from "zod";

import type { EbayPlace } from "../place.ts";
import type { EbayListing } from "../records.ts";
import { codes, TradingFault } from "./fault.ts";
import { getItem, getMyeBaySelling, getSellerList, reviseItem } from "./requests.ts";
import { revise } from "./revise.ts";
import { endOf, listingSchema, showListing } from "./show.ts";

type Place = Omit<EbayPlace, "sellerOf">;

export interface TradingCall {
  readonly answer: z.ZodType;
  /** @throws TradingFault */
  run(place: Place, sellerId: string, request: unknown): Promise<object> | object;
}

function call<Request>(
  request: z.ZodType<Request>,
  answer: z.ZodType,
  run: (place: Place, sellerId: string, request: Request) => Promise<object> | object,
): TradingCall {
  return {
    answer,
    run(place, sellerId, sent) {
      const read = request.safeParse(sent);
      if (!read.success)
        throw new TradingFault(codes.schema, `Schema XML request error: ${z.prettifyError(read.error)}`);
      return run(place, sellerId, read.data);
    },
  };
}

const pageAnswer = {
  ItemArray: z.strictObject({ Item: z.array(listingSchema) }),
  PaginationResult: z.strictObject({ TotalNumberOfPages: z.int(), TotalNumberOfEntries: z.int() }),
};
const revised = z.strictObject({
  ItemID: z.string(),
  StartTime: z.iso.datetime(),
  EndTime: z.iso.datetime(),
  Fees: z.strictObject({}),
});

const revision = call(reviseItem, revised, async (place, sellerId, { Item }) => {
  const listing = await revise(place, sellerId, Item);
  return {
    ItemID: listing.listingId,
    StartTime: new Date(listing.startedAt).toISOString(),
    EndTime: new Date(endOf(listing)).toISOString(),
    Fees: {},
  };
});

export const tradingCalls: Readonly<Record<string, TradingCall>> = {
  GetMyeBaySelling: call(
    getMyeBaySelling,
    z.strictObject({ ActiveList: z.strictObject(pageAnswer).optional() }),
    (place, seller, { ActiveList: asked }) => {
      if (asked === undefined || asked.Include === "false") return {};
      const active = place.state.listings.filter(
        ({ sellerId, state }) => sellerId === seller && state === "active",
      );
      return { ActiveList: pageOf(place, active, asked.Pagination, false) };
    },
  ),
  GetSellerList: call(
    getSellerList,
    z.strictObject({ HasMoreItems: z.boolean(), ReturnedItemCountActual: z.int(), ...pageAnswer }),
    (place, seller, asked) => {
      const [from, to] = rangeOf(asked);
      const at = (listing: EbayListing) =>
        asked.StartTimeFrom === undefined ? endOf(listing) : listing.startedAt;
      const found = place.state.listings.filter(
        (listing) => listing.sellerId === seller && at(listing) >= from && at(listing) <= to,
      );
      const whole = asked.DetailLevel === "ReturnAll" || asked.GranularityLevel !== undefined;
      const page = pageOf(place, found, asked.Pagination, whole);
      return {
        HasMoreItems: asked.Pagination.PageNumber < page.PaginationResult.TotalNumberOfPages,
        ReturnedItemCountActual: page.ItemArray.Item.length,
        ...page,
      };
    },
  ),
  GetItem: call(
    getItem,
    z.strictObject({ Item: listingSchema }),
    ({ state, origin }, _seller, { ItemID }) => {
      const listing = state.listings.find(({ listingId }) => listingId === ItemID);
      if (listing === undefined) throw new TradingFault(codes.noListing, "This listing cannot be accessed.");
      return { Item: showListing(state, origin(), listing, true) };
    },
  ),
  ReviseFixedPriceItem: revision,
  ReviseItem: revision,
};

interface Pagination {
  readonly EntriesPerPage: number;
  readonly PageNumber: number;
}

/** Up to 200 a page, numbered from 1. */
function pageOf(
  { state, origin }: Place,
  found: readonly EbayListing[],
  { EntriesPerPage, PageNumber }: Pagination,
  whole: boolean,
) {
  const size = Math.min(Math.max(EntriesPerPage, 1), 200);
  const shown = found.slice((PageNumber - 1) * size, PageNumber * size);
  return {
    ItemArray: { Item: shown.map((listing) => showListing(state, origin(), listing, whole)) },
    PaginationResult: {
      TotalNumberOfPages: Math.ceil(found.length / size),
      TotalNumberOfEntries: found.length,
    },
  };
}

/** A span of start or end times is required, of at most 120 days. */
function rangeOf(asked: z.infer<typeof getSellerList>): readonly [number, number] {
  const [from, to] = [asked.StartTimeFrom ?? asked.EndTimeFrom, asked.StartTimeTo ?? asked.EndTimeTo];
  const [start, end] = [Date.parse(from ?? ""), Date.parse(to ?? "")];
  if (end - start >= 0 && end - start <= 120 * 86_400_000) return [start, end];
  throw new TradingFault(codes.schema, "A time range of at most 120 days is required.");
}
