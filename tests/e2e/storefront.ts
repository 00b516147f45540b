/** What buyers see of a product: the pictures of its storefront page, in order. */
import type { Page } from "playwright-core";

export interface ShownPicture {
  readonly mediaId: string;
  readonly position: string;
  readonly alt: string;
  readonly url: string;
}

export async function readStorefront(
  page: Page,
  sandboxUrl: string,
  handle: string,
): Promise<ShownPicture[]> {
  await page.goto(`${sandboxUrl}/storefront/demo-store/products/${handle}`);
  const pictures = page.locator(".pictures img");
  await pictures.first().waitFor();
  return pictures.evaluateAll(async (images) =>
    Promise.all(
      (images as HTMLImageElement[]).map(async (image) => {
        await image.decode(); // rejects when the picture does not load
        const { mediaId = "", position = "" } = image.dataset;
        return { mediaId, position, alt: image.alt, url: image.src };
      }),
    ),
  );
}
