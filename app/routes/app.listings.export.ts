/** The listings that match the filter and their links as a CSV file, sent while it is read. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { exportLinks } from "#services/listings/export-links.ts";
import { requireMerchant } from "../merchant.server.ts";
import { readListingFilter } from "../reading/listing-filter.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shopId, shop } = await requireMerchant(request);
  const pieces = exportLinks(shopId, readListingFilter(new URL(request.url).searchParams));
  const name = `packshot-listings-${shop.domain.replace(/\.myshopify\.com$/, "")}.csv`;
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
