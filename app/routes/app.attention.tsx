/** Everything that was given up on its way into the shop or back, of all runs. */
import { useLoaderData } from "@remix-run/react";
import { readTroubles } from "#services/write-backs/read-troubles.ts";
import { AttentionPage } from "../components/attention-page.tsx";
import { merchantLoader } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }) => readTroubles(shopId));

export default function Attention() {
  return <AttentionPage troubles={useLoaderData<typeof loader>()} />;
}
