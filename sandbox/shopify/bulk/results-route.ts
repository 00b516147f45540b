/** GET /bulk-results/:number.jsonl: the result of a bulk query, whole or from a byte on, as Google's storage serves it. */
import { Hono } from "hono";
import { createReadStream, existsSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import { isSignedResult } from "./show-bulk-operation.ts";

export function resultsRoute({ store, faults }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  route.get("/bulk-results/:name{\\d+\\.jsonl}", async (context) => {
    const number = context.req.param("name").replace(".jsonl", "");
    if (!isSignedResult(store, number, new URL(context.req.url).searchParams))
      return context.text("Access denied: the signature is wrong or expired", 403);
    const path = store.resultPath(`gid://shopify/BulkOperation/${number}`);
    if (!existsSync(path)) return context.notFound();
    const size = statSync(path).size;
    const from = Number(/^bytes=(\d+)-$/.exec(context.req.header("range") ?? "")?.[1] ?? 0);
    if (from > 0 && from >= size) return context.body(null, 416);
    const headers = {
      "content-type": "application/jsonl",
      "content-length": String(size - from),
      ...(from > 0 && { "content-range": `bytes ${String(from)}-${String(size - 1)}/${String(size)}` }),
    };
    if (faults.take(["cut"], context.get("subject"))) {
      const { outgoing } = context.env;
      outgoing.writeHead(from > 0 ? 206 : 200, headers);
      for await (const chunk of createReadStream(path, {
        start: from,
        end: from + Math.floor((size - from) / 2),
      }))
        outgoing.write(chunk);
      // What was written has to be on its way before the line goes dead.
      await new Promise((resolve) => outgoing.write("", resolve));
      outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    const body = Readable.toWeb(createReadStream(path, { start: from })) as ReadableStream;
    return context.body(body, from > 0 ? 206 : 200, headers);
  });
  return route;
}
