/**
 * Requests of the Trading calls that are served, reduced by us to what a client of ours can send.
 * Elements: https://developer.ebay.com/devzone/xml/docs/reference/ebay
 */
import { z } from "zod";

/** One element, several, or none: XML does not tell a list of one from a single value. */
const many = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((read) => (read === undefined ? [] : [read].flat()), z.array(schema));

const common = {
  DetailLevel: z.enum(["ReturnAll", "ItemReturnDescription", "ItemReturnAttributes"]).optional(),
  ErrorLanguage: z.string().optional(),
  MessageID: z.string().optional(),
  OutputSelector: many(z.string()),
  Version: z.string().optional(),
  WarningLevel: z.enum(["High", "Low"]).optional(),
};
const whole = z.string().regex(/^\d+$/).transform(Number);
const flag = z.enum(["true", "false"]).optional();
const pagination = z
  .strictObject({ EntriesPerPage: whole.default(25), PageNumber: whole.default(1) })
  .default({ EntriesPerPage: 25, PageNumber: 1 });
const time = z.iso.datetime({ offset: true }).optional();

export const getMyeBaySelling = z.strictObject({
  ...common,
  ActiveList: z
    .strictObject({
      Include: flag,
      IncludeNotes: flag,
      Pagination: pagination,
      Sort: z.string().optional(),
    })
    .optional(),
  HideVariations: flag,
});

export const getSellerList = z.strictObject({
  ...common,
  GranularityLevel: z.enum(["Coarse", "Medium", "Fine"]).optional(),
  IncludeVariations: flag,
  StartTimeFrom: time,
  StartTimeTo: time,
  EndTimeFrom: time,
  EndTimeTo: time,
  Sort: z.string().optional(),
  Pagination: pagination,
});

export const getItem = z.strictObject({
  ...common,
  ItemID: z.string().regex(/^\d+$/),
  IncludeItemSpecifics: flag,
});

const pictureSet = z.strictObject({
  VariationSpecificValue: z.string(),
  PictureURL: many(z.url()),
});

/** Only what changes pictures; the real calls take the whole listing. */
export const reviseItem = z.strictObject({
  ...common,
  Item: z.strictObject({
    ItemID: z.string().regex(/^\d+$/),
    PictureDetails: z
      .strictObject({ PictureURL: many(z.url()), GalleryType: z.literal("Gallery").optional() })
      .optional(),
    Variations: z
      .strictObject({
        Pictures: z.strictObject({
          VariationSpecificName: z.string(),
          VariationSpecificPictureSet: many(pictureSet),
        }),
      })
      .optional(),
  }),
});
export type Revision = z.infer<typeof reviseItem>["Item"];
