/** What every marketplace's stand-in has: faults, a clock, a log of what was asked, and /__sandbox to get at them. */
import type { HttpBindings } from "@hono/node-server";
import { Hono, type HonoRequest } from "hono";

import { type Faults, faultKinds, type NewFault, openFaults } from "./faults.ts";
import { type Refusals, strikeAfter, strikeBefore } from "./strike-request.ts";
import { type Clock, openClock } from "./tokens.ts";

export interface LoggedCall {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** As the client meant it; every host of a marketplace is served by one stand-in. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  /** Of the reduced OpenAPI document; null for sign-in, pages and the like. */
  readonly operationId: string | null;
  readonly contentType: string;
  /** JSON and form bodies as text; of multipart the fields as JSON, files by their names; empty when never read. */
  readonly body: string;
  /** 0 when the connection was broken on purpose. */
  readonly status: number;
  readonly ms: number;
}

export interface StandIn {
  readonly faults: Faults;
  readonly clock: Clock;
  readonly calls: LoggedCall[];
}

export interface StandInEnv {
  Bindings: HttpBindings;
}

export interface StandInParts {
  /** Names the operation a request reaches. */
  readonly operationOf: (method: string, path: string) => string | null;
  readonly refusals: Refusals;
  /** The marketplace itself. */
  readonly routes: Hono<StandInEnv>;
  /** Its own controls, below /__sandbox. */
  readonly controls: Hono<StandInEnv>;
  /** Runs after each request, before its answer is seen. */
  readonly save: () => void;
}

export function openStandIn(): StandIn {
  return { faults: openFaults(), clock: openClock(), calls: [] };
}

export function standInApp(standIn: StandIn, parts: StandInParts): Hono<StandInEnv> {
  const app = new Hono<StandInEnv>();
  // The controls are beyond the reach of their own faults.
  app.route("/__sandbox", parts.controls);
  app.route("/__sandbox", commonControls(standIn));
  app.use(async (context, next) => {
    const started = Date.now();
    const { method, path } = context.req;
    const contentType = context.req.header("content-type") ?? "";
    const isMultipart = contentType.startsWith("multipart/");
    let body = isMultipart ? "" : await context.req.text();
    const host = context.req.header("host") ?? "";
    const operationId = parts.operationOf(method, path);
    const subject = { shop: host, path, operations: operationId === null ? [] : [operationId], body };
    const before = await strikeBefore(standIn.faults, context, subject, parts.refusals);
    if (before) context.res = before;
    else {
      await next();
      if (isMultipart) body = await fieldsOf(context.req);
      parts.save();
      await strikeAfter(standIn.faults, context, subject);
    }
    standIn.calls.push({
      at: new Date(started).toISOString(),
      method,
      host,
      path,
      query: new URL(context.req.url).search.slice(1),
      operationId,
      contentType,
      body,
      status: context.env.outgoing.destroyed ? 0 : context.res.status,
      ms: Date.now() - started,
    });
  });
  app.route("/", parts.routes);
  return app;
}

async function fieldsOf(request: HonoRequest): Promise<string> {
  const fields = [...(await request.formData())].map(([name, part]) => [
    name,
    typeof part === "string" ? part : part.name,
  ]);
  return JSON.stringify(Object.fromEntries(fields));
}

function commonControls({ faults, clock, calls }: StandIn): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/faults", (context) => context.json(faults.list()));
  route.post("/faults", async (context) => {
    const fault = await context.req.json<NewFault>();
    if (!faultKinds.includes(fault.kind)) return context.json({ error: "expected a known kind" }, 400);
    return context.json(faults.add(fault), 201);
  });
  route.post("/faults/release", (context) => {
    faults.release();
    return context.body(null, 204);
  });
  route.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  route.post("/clock", async (context) => {
    clock.advance((await context.req.json<{ advanceMs: number }>()).advanceMs);
    return context.json({ now: new Date(clock.now()).toISOString() });
  });
  route.get("/calls", (context) => context.json(calls));
  route.delete("/calls", (context) => {
    calls.length = 0;
    return context.body(null, 204);
  });
  return route;
}
