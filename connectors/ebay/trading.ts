/**
 * Listings that were not made through the Inventory API: read and revised by Trading's XML.
 * https://developer.ebay.com/devzone/xml/docs/reference/ebay/ReviseFixedPriceItem.html
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { CallEbay } from "./call-ebay.ts";
import type { Gallery } from "./gallery.ts";

/** XML does not tell a list of one from a single value. */
const many = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((read) => (read === undefined || read === "" ? [] : [read].flat()), z.array(schema));

const codes = z.object({
  EAN: z.string().optional(),
  UPC: z.string().optional(),
  ISBN: z.string().optional(),
});

const variationsSchema = z.object({
  Variation: many(z.object({ SKU: z.string().optional(), VariationProductListingDetails: codes.optional() })),
  Pictures: z
    .object({
      VariationSpecificName: z.string(),
      VariationSpecificPictureSet: many(
        z.object({ VariationSpecificValue: z.string(), PictureURL: many(z.string()) }),
      ),
    })
    .optional(),
});

export const tradingListing = z.object({
  ItemID: z.string(),
  Title: z.string(),
  SKU: z.string().optional(),
  ListingType: z.string(),
  SellingStatus: z.object({ ListingStatus: z.string() }),
  ListingDetails: z.object({ ViewItemURL: z.string().optional() }),
  PictureDetails: z.object({ PictureURL: many(z.string()) }).optional(),
  ProductListingDetails: codes.optional(),
  Variations: variationsSchema.optional(),
});
export type TradingListing = z.infer<typeof tradingListing>;

const pageSchema = z.object({
  HasMoreItems: z.stringbool(),
  ItemArray: z.union([z.literal(""), z.object({ Item: many(tradingListing) })]).optional(),
});

const pageSize = 100;
/** The longest span eBay takes; a listing that is good till cancelled ends within 31 days, on paper. */
const spanMs = 119 * 86_400_000;

/** @param page from 1; only what is on sale at this moment */
export async function readPage(call: CallEbay, page: number) {
  const now = Date.now();
  const { HasMoreItems, ItemArray } = await call({
    operation: "GetSellerList",
    turn: "trading",
    result: pageSchema,
    run: (client) =>
      client.trading.GetSellerList({
        DetailLevel: "ReturnAll",
        IncludeVariations: "true",
        EndTimeFrom: new Date(now).toISOString(),
        EndTimeTo: new Date(now + spanMs).toISOString(),
        Pagination: { EntriesPerPage: pageSize, PageNumber: page },
      }),
  });
  const found = typeof ItemArray === "object" ? ItemArray.Item : [];
  return { listings: found.filter(isActive), hasMore: HasMoreItems };
}

const isActive = ({ SellingStatus }: TradingListing) => SellingStatus.ListingStatus === "Active";

/** @throws AppError NOT_FOUND when it has ended */
export async function readTradingListing(call: CallEbay, listingId: string): Promise<TradingListing> {
  const { Item } = await call({
    operation: "GetItem",
    turn: "trading",
    result: z.object({ Item: tradingListing }),
    run: (client) => client.trading.GetItem({ ItemID: listingId, DetailLevel: "ReturnAll" }),
  });
  if (isActive(Item)) return Item;
  const status = Item.SellingStatus.ListingStatus;
  throw new AppError("NOT_FOUND", `expected listing ${listingId} to be on sale but received ${status}`);
}

export function tradingGallery({ PictureDetails, Variations }: TradingListing): Gallery {
  const shown = Variations?.Pictures;
  return {
    pictures: PictureDetails?.PictureURL ?? [],
    variations:
      shown === undefined
        ? null
        : {
            aspect: shown.VariationSpecificName,
            sets: shown.VariationSpecificPictureSet.map((set) => ({
              value: set.VariationSpecificValue,
              pictures: set.PictureURL,
            })),
          },
  };
}

/** One call for all pictures; what a revision does not name stays as it is. */
export async function revise(
  call: CallEbay,
  { ItemID, ListingType }: TradingListing,
  { pictures, variations }: Gallery,
): Promise<void> {
  const revision = {
    Item: {
      ItemID,
      PictureDetails: { PictureURL: [...pictures] },
      ...(variations !== null && {
        Variations: {
          Pictures: {
            VariationSpecificName: variations.aspect,
            VariationSpecificPictureSet: variations.sets.map((set) => ({
              VariationSpecificValue: set.value,
              PictureURL: [...set.pictures],
            })),
          },
        },
      }),
    },
  };
  const isAuction = ListingType === "Chinese";
  await call({
    operation: isAuction ? "ReviseItem" : "ReviseFixedPriceItem",
    turn: "trading",
    result: z.object({ ItemID: z.string() }),
    run: ({ trading }) => (isAuction ? trading.ReviseItem(revision) : trading.ReviseFixedPriceItem(revision)),
  });
}
