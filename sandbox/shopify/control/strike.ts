/** Middleware: names each request, lets the HTTP faults strike it, and writes it into the log. */
import { createMiddleware } from "hono/factory";

import { namesOf } from "../graphql/operation-names.ts";
import { type SandboxContext, type SandboxEnv, shopDomainOf } from "../http.ts";
import type { Platform } from "../platform.ts";
import type { Subject } from "../../common/faults.ts";
import { type Refusals, strikeAfter, strikeBefore } from "../../common/strike-request.ts";

export const strike = (platform: Platform) =>
  createMiddleware<SandboxEnv>(async (context, next) => {
    const started = Date.now();
    const subject = await describe(context);
    const before = await strikeBefore(platform.faults, context, subject, refusals);
    if (before) context.res = before;
    else {
      await next();
      // What took effect is on disk before the answer, or the broken connection, is seen.
      platform.store.save();
      await strikeAfter(platform.faults, context, subject);
    }
    const broken = context.env.outgoing.destroyed;
    platform.requests.add({
      at: new Date(started).toISOString(),
      method: context.req.method,
      path: subject.path,
      shop: subject.shop,
      operation: context.get("operationName"),
      rootFields: context.get("rootFields"),
      status: broken ? 0 : context.res.status,
      ms: Date.now() - started,
    });
  });

async function describe(context: SandboxContext): Promise<Subject> {
  const isGraphql = context.req.path.endsWith("/graphql.json");
  const body = isGraphql ? await context.req.text() : "";
  const { operationName, rootFields } = isGraphql ? namesOf(body) : { operationName: null, rootFields: [] };
  const operations = operationName === null ? rootFields : [operationName, ...rootFields];
  const subject = { shop: shopDomainOf(context), path: context.req.path, operations, body };
  context.set("operationName", operationName);
  context.set("rootFields", rootFields);
  context.set("subject", subject);
  return subject;
}

const refusals: Refusals = {
  tooMany: (seconds = 2) =>
    Response.json(
      { errors: "Exceeded 2 calls per second for api client." },
      { status: 429, headers: { "Retry-After": seconds.toFixed(1) } },
    ),
  broken: (status) => Response.json({ errors: "Service Unavailable" }, { status }),
};
