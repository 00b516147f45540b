/** Addresses under which Shopify's CDN gives out a smaller copy of a picture. */

interface FullPicture {
  readonly url: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

interface Copy {
  readonly url: string;
  /** It is the file itself. */
  readonly isWhole: boolean;
}

/**
 * The CDN fits a picture into `width` and `height` of its address and keeps its format. The file itself where it is no
 * larger, its size is unknown, or the address is another host's.
 */
export function smallerCopy({ url, widthPx, heightPx }: FullPicture, maxSidePx: number): Copy {
  const address = URL.parse(url);
  const isSmall = widthPx === null || heightPx === null || Math.max(widthPx, heightPx) <= maxSidePx;
  // A stored picture has `/cdn/…/files/` or, on Shopify's own host, `/s/files/` in its path.
  if (address === null || isSmall || !address.pathname.includes("/s/files/")) return { url, isWhole: true };
  address.searchParams.set("width", maxSidePx.toString());
  address.searchParams.set("height", maxSidePx.toString());
  return { url: address.href, isWhole: false };
}
