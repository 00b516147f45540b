/** Middleware: names each request, lets the HTTP faults strike it, and writes it into the log. */
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createMiddleware } from "hono/factory";

import { namesOf } from "../graphql/operation-names.ts";
import { type SandboxContext, type SandboxEnv, shopDomainOf } from "../http.ts";
import type { Platform } from "../platform.ts";
import type { Fault, Subject } from "./faults.ts";

export const strike = (platform: Platform) =>
  createMiddleware<SandboxEnv>(async (context, next) => {
    const started = Date.now();
    const subject = await describe(context);
    const before = await strikeBefore(platform, context, subject);
    if (before) context.res = before;
    else {
      await next();
      // What took effect is on disk before the answer, or the broken connection, is seen.
      platform.store.save();
      await strikeAfter(platform, context, subject);
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

async function strikeBefore({ faults }: Platform, context: SandboxContext, subject: Subject) {
  const slow = faults.take(["slow"], subject);
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.ms ?? 1_000));
  const held = faults.take(["hold"], subject);
  if (held && (await faults.wait(held, leaves(context.env))) === "gone") return breakOff(context);
  if (faults.take(["drop"], subject)) return breakOff(context);
  const answer = faults.take(["answer"], subject);
  if (answer) return answerOf(answer);
  const refused = faults.take(["429", "5xx"], subject);
  if (refused?.kind === "429") {
    context.header("Retry-After", (refused.retryAfterSeconds ?? 2).toFixed(1));
    return context.json({ errors: "Exceeded 2 calls per second for api client." }, 429);
  }
  if (!refused) return null;
  return context.json({ errors: "Service Unavailable" }, (refused.status ?? 503) as 503);
}

const answerOf = ({ status = 200, headers = {}, base64 = "" }: Fault) =>
  new Response(base64 === "" ? null : Buffer.from(base64, "base64"), { status, headers });

async function strikeAfter({ faults }: Platform, context: SandboxContext, subject: Subject): Promise<void> {
  const held = faults.take(["hold-after"], subject);
  if (held) await faults.wait(held, leaves(context.env));
  if (faults.take(["drop-after"], subject)) context.res = breakOff(context);
}

/** Settles when the caller's connection closes. */
const leaves = ({ outgoing }: HttpBindings) =>
  new Promise<void>((resolve) => {
    if (outgoing.destroyed) resolve();
    else outgoing.once("close", resolve);
  });

function breakOff(context: SandboxContext): Response {
  context.env.outgoing.destroy();
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
