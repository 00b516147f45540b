/** How the merchant arranged the pictures of one listing; without an arrangement the rules of services/image-sets fill it. */
import { z } from "zod";

export const arrangementSchema = z.array(
  z.strictObject({
    renditionId: z.string(),
    /** Null takes the product photo's own. */
    alt: z.string().max(512).nullable(),
    /** Variations that show it, in the connector's words. */
    variantKeys: z.array(z.string()),
  }),
);

/** In the order buyers shall see. */
export type Arrangement = z.infer<typeof arrangementSchema>;
