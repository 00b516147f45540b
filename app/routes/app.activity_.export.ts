/** The activity log as a CSV file, sent while it is read. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { readActivityFilter } from "#services/activity/activity-filter.ts";
import { exportActivities } from "#services/activity/export-activities.ts";
import { requireMerchant } from "../merchant.server.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shopId, shop } = await requireMerchant(request);
  const pieces = exportActivities(shopId, readActivityFilter(new URL(request.url).searchParams));
  const name = `packshot-activity-${shop.domain.replace(/\.myshopify\.com$/, "")}.csv`;
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
