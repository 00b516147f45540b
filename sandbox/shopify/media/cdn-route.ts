/** GET /cdn/...: image bytes as buyers get them, and signed originals. */
import { Hono } from "hono";
import sharp from "sharp";

import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { fileByName } from "./file-name.ts";
import { isSignedOriginal } from "./original-url.ts";

const maxSidePx = 5_760;

export function cdnRoute({ store }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.get("/cdn/s/files/1/:shop/files/:name", async (context) => {
    const shop = shopByNumber(store, context.req.param("shop"));
    const content = shop && fileByName(shop, context.req.param("name"))?.content;
    if (!content) return context.notFound();
    const bytes = store.getBytes(content.sha256);
    const [width, height] = [sideOf(context.req.query("width")), sideOf(context.req.query("height"))];
    const isResized = width !== null || height !== null;
    context.header("Content-Type", content.mimeType);
    context.header("Cache-Control", "public, max-age=31557600");
    context.header("Access-Control-Allow-Origin", "*");
    return context.body(new Uint8Array(isResized ? await resize(bytes, width, height) : bytes));
  });

  route.get("/cdn/originals/:shop/:sha256", (context) => {
    const url = new URL(context.req.url);
    if (!isSignedOriginal(store, url))
      return context.text("Access denied: the signature is wrong or expired", 403);
    const shop = shopByNumber(store, context.req.param("shop"));
    const files = [...(shop?.files.values() ?? [])];
    const content = files.find((file) => file.content?.sha256 === context.req.param("sha256"))?.content;
    if (!content) return context.notFound();
    context.header("Content-Type", content.mimeType);
    return context.body(new Uint8Array(store.getBytes(content.sha256)));
  });

  return route;
}

/** The CDN fits an image into the box, keeps its format, and never enlarges it. */
const resize = (bytes: Buffer, width: number | null, height: number | null) =>
  sharp(bytes).autoOrient().resize(width, height, { fit: "inside", withoutEnlargement: true }).toBuffer();

function sideOf(text: string | undefined): number | null {
  const side = Number(text);
  return Number.isInteger(side) && side > 0 ? Math.min(side, maxSidePx) : null;
}

const shopByNumber = (store: Store, number: string): Shop | undefined =>
  [...store.shops.values()].find((shop) => String(shop.number) === number);
