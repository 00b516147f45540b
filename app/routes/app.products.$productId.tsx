/** One product with everything that was made of its photos. */
import { useLoaderData } from "@remix-run/react";
import { readProductPage } from "#services/catalogue/read-product-page.ts";
import { requestRevert } from "#services/review/request-revert.ts";
import { requestWriteBack } from "#services/review/request-write-back.ts";
import { ProductPage } from "../components/product/product-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }, args) =>
  readProductPage(shopId, pathParam(args, "productId")),
);

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  const renditionId = textField(form, "renditionId");
  switch (readIntent(form, ["revert", "write-back"])) {
    case "revert":
      await requestRevert(shopId, renditionId, actor);
      return { ok: true, message: t("review:done.revert") };
    case "write-back":
      await requestWriteBack(shopId, [renditionId], actor);
      return { ok: true, message: t("review:done.write-back") };
  }
});

export default function Product() {
  return <ProductPage product={useLoaderData<typeof loader>()} />;
}
