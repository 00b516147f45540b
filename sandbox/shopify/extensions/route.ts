/** Runs an extension in a page of its own, with the `shopify` global and the `s-*` elements Shopify's admin gives it. */
import { Hono } from "hono";
import { html, raw } from "hono/html";
import type { SandboxContext, SandboxEnv } from "../http.ts";
import type { Store } from "../store.ts";
import { readExtensions } from "./read-extensions.ts";

export function extensionsRoute(store: Store): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  const find = (context: SandboxContext) =>
    readExtensions(store.settings.extensionsDir).find(
      ({ handle }) => handle === context.req.param("extension"),
    );

  route.get("/extensions/:extension/main.js", (context) => {
    const found = find(context);
    if (found === undefined) return context.notFound();
    return context.body(found.script, 200, { "content-type": "text/javascript" });
  });

  route.get("/store/:handle/extensions/:extension", (context) => {
    const found = find(context);
    const shop = store.shopByHandle(context.req.param("handle"));
    if (found === undefined || shop === undefined) return context.notFound();
    const language = context.req.query("locale") ?? "en";
    const setting = {
      ...{ target: found.target, script: `/extensions/${found.handle}/main.js`, language },
      texts: { ...found.texts["en"], ...found.texts[language] },
      ...{ shop: shop.domain, appUrl: store.settings.appUrl },
      appPath: `/store/${shop.handle}/apps/packshot`,
    };
    return context.html(
      html`<!doctype html>
        <html lang="${language}">
          <head>
            <meta charset="utf-8" />
            <title>${found.handle}</title>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href="/static/extension.css" />
            <script type="application/json" id="setting">
              ${raw(JSON.stringify(setting).replaceAll("<", "\\u003c"))}
            </script>
            <script type="module" src="/static/extension-elements.js"></script>
            <script type="module" src="/static/extension-frame.js"></script>
          </head>
          <body></body>
        </html>`,
    );
  });
  return route;
}
