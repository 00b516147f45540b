/**
 * Sends what several swaps of one shop write in the same moment as one call: Shopify's lists take up to 250 entries and
 * cost little more than one, and a shop's query budget is what a run of thousands waits for.
 *
 * Each caller gets the answer to its own entry. A list that Shopify refuses for one entry had no effect at all, so each
 * caller then asks alone; a list whose effect is unknown fails for all of them, and each looks before it tries again.
 */
import { AppError } from "#core/errors.ts";
import type { AdminClient } from "./admin-client.ts";
import { createFileDocument, stageUploadDocument, updateFileDocument } from "./admin.generated.ts";
import { isUserError } from "./user-errors.ts";

/** How a document's list is called on its way in, and where the answers to it lie. */
interface ListCall {
  readonly entries: string;
  readonly payload: string;
  readonly results: string;
}

/** To add one: a mutation that takes a list and answers with a list in the same order. */
const listCalls = new Map<string, ListCall>([
  [stageUploadDocument, { entries: "input", payload: "stagedUploadsCreate", results: "stagedTargets" }],
  [createFileDocument, { entries: "files", payload: "fileCreate", results: "files" }],
  [updateFileDocument, { entries: "files", payload: "fileUpdate", results: "files" }],
]);

/** Short beside a call's own time, and long enough for jobs that were started together. */
const windowMs = 25;
/** What a call costs grows with its list, and has to fit a budget that others draw on. */
const maxEntries = 25;

interface Caller {
  readonly entry: unknown;
  readonly alone: () => Promise<unknown>;
  readonly answer: PromiseWithResolvers<unknown>;
}

/** @param together sends the joined calls; no single job's end may take it along */
export function joinCalls(together: AdminClient): (own: AdminClient) => AdminClient {
  const waiting = new Map<string, Caller[]>();
  const send = (document: string, call: ListCall) => {
    const callers = waiting.get(document) ?? [];
    waiting.delete(document);
    const [only] = callers;
    if (callers.length === 1 && only) settle(only, only.alone());
    // None, when the list was full before its time.
    if (callers.length > 1) void sendTogether(together, document, call, callers);
  };
  return (own) => ({
    run: (document, variables) => {
      const call = listCalls.get(document);
      const list = call && variables[call.entries];
      if (!call || !Array.isArray(list) || list.length !== 1) return own.run(document, variables);
      const caller: Caller = {
        entry: list[0],
        alone: () => own.run(document, variables),
        answer: Promise.withResolvers(),
      };
      const callers = waiting.get(document) ?? [];
      waiting.set(document, [...callers, caller]);
      if (callers.length === 0) setTimeout(() => send(document, call), windowMs);
      if (callers.length + 1 === maxEntries) send(document, call);
      return caller.answer.promise as Promise<never>;
    },
  });
}

async function sendTogether(
  together: AdminClient,
  document: string,
  { entries, payload, results }: ListCall,
  callers: readonly Caller[],
): Promise<void> {
  const answered = together.run<Record<string, Record<string, unknown>>, Record<string, unknown>>(document, {
    [entries]: callers.map(({ entry }) => entry),
  });
  try {
    const list = (await answered)[payload]?.[results];
    if (!Array.isArray(list) || list.length !== callers.length) throw incomplete(callers.length);
    callers.forEach(({ answer }, nth) => answer.resolve({ [payload]: { [results]: [list[nth]] } }));
  } catch (thrown) {
    for (const caller of callers) {
      if (isUserError(thrown)) settle(caller, caller.alone());
      else caller.answer.reject(thrown);
    }
  }
}

function settle({ answer }: Caller, answered: Promise<unknown>): void {
  answered.then(answer.resolve, answer.reject);
}

function incomplete(expected: number): AppError {
  return new AppError(
    "CHANNEL_FAILED",
    `expected ${expected.toString()} answers to a joined call but received others`,
  );
}
