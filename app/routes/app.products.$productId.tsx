/** One product with everything that was made of its photos. */
import { useLoaderData } from "@remix-run/react";
import { readProductPage } from "#services/catalogue/read-product-page.ts";
import { readProductListings } from "#services/listings/publishable-listings.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { requestRevert } from "#services/review/request-revert.ts";
import { requestWriteBack } from "#services/review/request-write-back.ts";
import { ProductPage } from "../components/product/product-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, args) => {
  const productId = pathParam(args, "productId");
  const [product, listings] = await Promise.all([
    readProductPage(shopId, productId),
    readProductListings(shopId, productId),
  ]);
  return { product, canPublish: listings.length > 0 && staff.permissions.includes("publish") };
});

export const action = merchantAction(async ({ shopId, actor, t, redirect }, form, args) => {
  const renditionId = textField(form, "renditionId");
  switch (readIntent(form, ["publish", "revert", "write-back"])) {
    case "publish": {
      const listingIds = await readProductListings(shopId, pathParam(args, "productId"));
      const { batchId } = await draftPublications(shopId, { listingIds, mode: "preserve", actor });
      return redirect(`/app/publications?batch=${batchId}`);
    }
    case "revert":
      await requestRevert(shopId, renditionId, actor);
      return { ok: true, message: t("review:done.revert") };
    case "write-back":
      await requestWriteBack(shopId, [renditionId], actor);
      return { ok: true, message: t("review:done.write-back") };
  }
});

export default function Product() {
  return <ProductPage {...useLoaderData<typeof loader>()} />;
}
