/** What a person sees: the shop's admin with the app in its frame, and the storefront buyers see. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Hono } from "hono";
import { signSessionToken } from "../auth/session-token.ts";
import type { SandboxContext, SandboxEnv } from "../http.ts";
import type { SandboxSettings } from "../options.ts";
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { appPage } from "./app-page.ts";
import { flowPage } from "./flow-page.ts";
import { matchingProducts } from "./matching-products.ts";
import { missingPage } from "./missing-page.ts";
import { pickedProduct } from "./picked-product.ts";
import { productListPage } from "./product-list-page.ts";
import { productPage } from "./product-page.ts";
import { storefrontPage, storefrontProductPage } from "./storefront-pages.ts";

const staticDir = path.join(import.meta.dirname, "static");
const mimeTypes: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

export function pages(store: Store, settings: SandboxSettings): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  const withShop =
    (answer: (context: SandboxContext, shop: Shop) => Response | Promise<Response>) =>
    (context: SandboxContext) => {
      const shop = store.shopByHandle(context.req.param("handle") ?? "");
      return shop ? answer(context, shop) : context.html(missingPage("There is no such shop."), 404);
    };

  route.get("/", (context) => context.redirect("/store/demo-store/apps/packshot"));
  route.get("/app-bridge.js", (context) =>
    context.body(appBridgeScript(), 200, { "content-type": "text/javascript" }),
  );
  route.get("/static/:name", (context) => serveStatic(context));

  route.get("/store/:handle", (context) =>
    context.redirect(`/store/${context.req.param("handle")}/products`),
  );
  route.get(
    "/store/:handle/products",
    withShop((context, shop) =>
      context.html(
        productListPage(store, shop, context.req.query("search") ?? "", context.req.query("status")),
      ),
    ),
  );
  route.get(
    "/store/:handle/products.json",
    withShop((context, shop) =>
      context.json(
        matchingProducts(shop, context.req.query("search") ?? "").map((product) =>
          pickedProduct(store, shop, product),
        ),
      ),
    ),
  );
  route.get(
    "/store/:handle/products/:id",
    withShop((context, shop) => {
      const product = shop.products.get(`gid://shopify/Product/${context.req.param("id") ?? ""}`);
      return product
        ? context.html(productPage(store, shop, product))
        : context.html(missingPage("There is no such product."), 404);
    }),
  );
  route.get(
    "/store/:handle/flow",
    withShop((context, shop) => context.html(flowPage(shop))),
  );
  const openApp = withShop((context, shop) =>
    context.html(appPage(shop, settings.appUrl, frameAddress(context, shop))),
  );
  route.get("/store/:handle/apps/packshot", openApp);
  route.get("/store/:handle/apps/packshot/*", openApp);

  route.get(
    "/storefront/:handle",
    withShop((context, shop) => context.html(storefrontPage(store, shop))),
  );
  route.get(
    "/storefront/:handle/products/:product",
    withShop((context, shop) => {
      const isIt = (product: Product) =>
        product.handle === context.req.param("product") && product.status === "ACTIVE";
      const product = [...shop.products.values()].find(isIt);
      return product
        ? context.html(storefrontProductPage(store, shop, product))
        : context.html(missingPage("This product is not on sale."), 404);
    }),
  );
  return route;

  /** As the admin opens an app: shop, host and a fresh session token in the address. */
  function frameAddress(context: SandboxContext, shop: Shop): string {
    const url = new URL(context.req.url);
    const inApp = url.pathname.replace(/^\/store\/[^/]+\/apps\/packshot/, "");
    const address = new URL(`/app${inApp}${url.search}`, settings.appUrl);
    const host = Buffer.from(`admin.shopify.com/store/${shop.handle}`).toString("base64");
    const identity = {
      embedded: "1",
      shop: shop.domain,
      host,
      // The language of the member of staff; `?locale=de` on the admin's own address stands for another one.
      locale: url.searchParams.get("locale") ?? "en",
      id_token: signSessionToken(store, shop),
    };
    for (const [name, value] of Object.entries(identity)) address.searchParams.set(name, value);
    return address.href;
  }
}

/** One script, as Shopify's CDN serves it; its parts share one scope and run in the order of their names. */
function appBridgeScript(): string {
  const folder = path.join(staticDir, "app-bridge");
  const parts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
  return `(() => {\n"use strict";\n${parts.join("\n")}})();\n`;
}

function serveStatic(context: SandboxContext): Response {
  const name = path.basename(context.req.param("name") ?? "");
  const mimeType = mimeTypes[path.extname(name)];
  if (mimeType === undefined || !readdirSync(staticDir).includes(name)) return context.notFound() as Response;
  return context.body(readFileSync(path.join(staticDir, name), "utf8"), 200, { "content-type": mimeType });
}
