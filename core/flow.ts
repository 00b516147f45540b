/** What Shopify Flow sends when a workflow reaches our step. */
import { z } from "zod";

/**
 * https://shopify.dev/docs/apps/build/flow/actions/endpoints; `properties` holds the fields of
 * extensions/flow-enhance/shopify.extension.toml.
 */
export const flowActionSchema = z.object({
  shopify_domain: z.string().min(1),
  /** The same whenever Flow asks again about one step of one workflow run. */
  action_run_id: z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(200)),
  properties: z.object({
    product_id: z
      .union([z.string(), z.int()])
      .transform((id) => `gid://shopify/Product/${String(id).split("/").at(-1) ?? ""}`)
      .pipe(z.string().regex(/^gid:\/\/shopify\/Product\/\d{1,20}$/)),
    /** A preset's name; the shop's usual one when the field is left empty. */
    preset: z.string().trim().max(100).nullish(),
  }),
});

export type FlowAction = z.infer<typeof flowActionSchema>;
