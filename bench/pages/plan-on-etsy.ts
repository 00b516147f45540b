/** Gives the bench a publication to show: an Etsy account, a listing linked by hand, and its pictures planned. */
import { setTimeout as sleep } from "node:timers/promises";
import type { MerchantSession } from "#scripts/demo/merchant-session.ts";
import { connectEtsy } from "#scripts/screenshots/connect-etsy.ts";
import type { ProductDetail } from "#services/catalogue/read-product-page.ts";
import type { ListingRow, ListingsPage } from "#services/listings/list-listings.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { openBrowser } from "#tests/e2e/browser.ts";
import { desktop, startVisit } from "#tests/e2e/visit.ts";

const lookEveryMs = 500;
const looks = 240;

/** @param run whose first picture is approved, whatever its verdict, and planned for the listing */
export async function planOnEtsy(session: MerchantSession, adminUrl: string, run: RunDetail): Promise<void> {
  const [product] = run.products;
  const [rendition] = product?.renditions ?? [];
  if (!product || !rendition) throw new Error(`expected a picture in run ${run.id} but found none`);
  await session.post(`/app/review/${rendition.id}`, "routes/app.review.$renditionId", [
    ["intent", "approve"],
  ]);
  const browser = await openBrowser();
  try {
    await connectEtsy(await startVisit(browser, adminUrl, desktop));
  } finally {
    await browser.close();
  }
  const listing = await firstListing(session);
  const { product: linked } = await session.read<{ product: ProductDetail }>(
    `/app/products/${product.productId}`,
    "routes/app.products.$productId",
  );
  const ask = (fields: readonly (readonly [string, string])[]) =>
    session.post("/app/listings?index", "routes/app.listings._index", fields);
  await ask([
    ["intent", "link"],
    ["listingId", listing.id],
    ["productGid", linked.gid],
  ]);
  await ask([
    ["intent", "publish"],
    ["ids", listing.id],
  ]);
}

async function firstListing(session: MerchantSession): Promise<ListingRow> {
  for (let look = 0; look < looks; look += 1) {
    const { page } = await session.read<{ page: ListingsPage }>(
      "/app/listings",
      "routes/app.listings._index",
    );
    const [listing] = page.listings;
    if (listing) return listing;
    await sleep(lookEveryMs);
  }
  throw new Error(`expected Etsy's listings within ${(looks * lookEveryMs) / 1_000} s but none came`);
}
