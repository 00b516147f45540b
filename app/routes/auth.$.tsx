/** Shopify's library answers everything below /auth, for example the page that fetches a session token. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { allowSandbox } from "../framing.server.ts";
import { authenticate } from "../shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  try {
    await authenticate.admin(request);
    return null;
  } catch (thrown) {
    if (thrown instanceof Response) allowSandbox(thrown.headers);
    throw thrown;
  }
}
