/** Builds the Remix app: pages for the browser, loaders and actions for the web process. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/*.test.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        // Shopify's authentication answers with Responses that single fetch would wrap.
        v3_singleFetch: false,
      },
    }),
  ],
  // Inlined assets would be data: addresses, which a strict content security policy refuses.
  build: { assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", port: 3000 },
});
