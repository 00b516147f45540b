/** Whether Shopify lets us into the shop, for the banner above every page; asking makes us try again. */
import { readAccess } from "#services/access/read-access.ts";
import { merchantLoader } from "../merchant.server.ts";

export const loader = merchantLoader(async ({ shopId }) => ({ lost: await readAccess(shopId) }));
