/** products/delete: the product leaves the catalogue; the payload has nothing but its numeric id. */
import { forgetProduct } from "#services/catalogue/forget-product.ts";
import { deletedProductGid } from "../reading/deleted-product-gid.ts";
import { shopWebhook } from "../webhook.server.ts";

export const action = shopWebhook(({ shopId, rawBody }) => forgetProduct(shopId, deletedProductGid(rawBody)));
