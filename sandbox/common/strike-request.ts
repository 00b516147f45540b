/** How the HTTP faults strike one request: before it is carried out, or between its effect and its answer. */
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

import type { Fault, Faults, Subject } from "./faults.ts";

/** A Hono context as far as this goes. */
interface Struck {
  readonly env: HttpBindings;
  res: Response;
}

/** The platform's own way of saying no. */
export interface Refusals {
  tooMany(retryAfterSeconds: number | undefined): Response;
  broken(status: number): Response;
}

/** @returns the answer that takes the place of the real one, or null when the request goes on */
export async function strikeBefore(
  faults: Faults,
  context: Struck,
  subject: Subject,
  refusals: Refusals,
): Promise<Response | null> {
  const slow = faults.take(["slow"], subject);
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.ms ?? 1_000));
  const held = faults.take(["hold"], subject);
  if (held && (await faults.wait(held, leaves(context.env))) === "gone") return breakOff(context);
  if (faults.take(["drop"], subject)) return breakOff(context);
  const answer = faults.take(["answer"], subject);
  if (answer) return answerOf(answer);
  const refused = faults.take(["429", "5xx"], subject);
  if (refused?.kind === "429") return refusals.tooMany(refused.retryAfterSeconds);
  return refused ? refusals.broken(refused.status ?? 503) : null;
}

/** After the request took effect; a broken connection replaces its answer. */
export async function strikeAfter(faults: Faults, context: Struck, subject: Subject): Promise<void> {
  const held = faults.take(["hold-after"], subject);
  if (held) await faults.wait(held, leaves(context.env));
  if (faults.take(["drop-after"], subject)) context.res = breakOff(context);
}

const answerOf = ({ status = 200, headers = {}, base64 = "" }: Fault) =>
  new Response(base64 === "" ? null : Buffer.from(base64, "base64"), { status, headers });

/** Settles when the caller's connection closes. */
const leaves = ({ outgoing }: HttpBindings) =>
  new Promise<void>((resolve) => {
    if (outgoing.destroyed) resolve();
    else outgoing.once("close", resolve);
  });

function breakOff(context: Struck): Response {
  context.env.outgoing.destroy();
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
