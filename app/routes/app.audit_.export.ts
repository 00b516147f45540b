/** Every picture with a fault as a CSV file, sent while it is read. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { exportAudit } from "#services/audit/export-audit.ts";
import { requireMerchant } from "../merchant.server.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shopId, shop } = await requireMerchant(request);
  const name = `packshot-audit-${shop.domain.replace(/\.myshopify\.com$/, "")}.csv`;
  return new Response(createReadableStreamFromReadable(Readable.from(exportAudit(shopId))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
