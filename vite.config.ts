/** Builds the Remix app: pages for the browser, loaders and actions for the web process. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** One file a language: a page needs all of its texts or none. */
function languageChunk(id: string): string | undefined {
  const language = /\/app\/locales\/([\w-]+)\//.exec(id)?.[1];
  return language === undefined || id.includes("sentences.json") ? undefined : `language-${language}`;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/*.test.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // Its patches ask for storage, which some browsers refuse to a page in a frame.
        v3_lazyRouteDiscovery: false,
        // Shopify's authentication answers with Responses that single fetch would wrap.
        v3_singleFetch: false,
      },
    }),
  ],
  build: {
    // Inlined assets would be data: addresses, which a strict content security policy refuses.
    assetsInlineLimit: 0,
    // The server's code runs in Node 24 alone, which waits at the top level.
    ...(isSsrBuild ? { target: "es2022" } : { rollupOptions: { output: { manualChunks: languageChunk } } }),
  },
  server: { host: "127.0.0.1", port: 3000 },
}));
