/** Tells a load balancer whether this process can serve: it answers and reaches its database. */
import { log } from "#services/log.ts";
import { sessionStorage } from "../shopify.server.ts";

export async function loader(): Promise<Response> {
  try {
    await sessionStorage.loadSession("healthz");
    return new Response("ok");
  } catch (thrown) {
    log.error({ err: thrown }, "the database does not answer");
    return new Response("the database does not answer", { status: 503 });
  }
}
