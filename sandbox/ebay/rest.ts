/** eBay's REST APIs: who may call, the operations of the document, and refusals in eBay's form. */
import { type Context, Hono } from "hono";

import { type Answer, type Operation, serveApi, type ServedApi } from "../common/open-api.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import { accountOperations } from "./account.ts";
import type { Admission } from "./admission.ts";
import { ebayDocument } from "./document.ts";
import { inventoryOperations } from "./inventory.ts";
import { mediaOperations } from "./media.ts";
import type { EbayPlace } from "./place.ts";
import { answerOf, EbayRefusal, refuseRequest } from "./refusal.ts";

export const serveRest = (place: EbayPlace): Promise<ServedApi> =>
  serveApi({
    document: ebayDocument,
    operations: refusing({
      ...accountOperations(place),
      ...mediaOperations(place),
      ...inventoryOperations(place),
    }),
    refuse: refuseRequest,
  });

export function restRoute(api: ServedApi, admission: Admission): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  const answer = async (context: Context<StandInEnv>) => {
    const { method, path, raw } = context.req;
    const refusal = caught(() => admission.toRest(bearer(raw.headers), method, path));
    return send(context, refusal ?? (await api.handle(context)));
  };
  for (const root of ["/commerce/*", "/sell/*", "/developer/*"]) route.all(root, answer);
  return route;
}

export const bearer = (headers: Headers) => (headers.get("authorization") ?? "").replace(/^Bearer /, "");

function send(context: Context<StandInEnv>, { status, body, headers = {} }: Answer): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return body === undefined ? context.body(null, status as 204) : context.json(body, status as 200);
}

/** The refusal that the work ends in, or null. */
function caught(work: () => unknown): Answer | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof EbayRefusal) return answerOf(error);
    throw error;
  }
}

function refusing(operations: Readonly<Record<string, Operation>>): Record<string, Operation> {
  const wrap =
    (operation: Operation): Operation =>
    async (call) => {
      try {
        return await operation(call);
      } catch (error) {
        if (error instanceof EbayRefusal) return answerOf(error);
        throw error;
      }
    };
  return Object.fromEntries(Object.entries(operations).map(([id, operation]) => [id, wrap(operation)]));
}
