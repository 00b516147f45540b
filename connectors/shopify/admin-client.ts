/** One typed way to ask Shopify's Admin API: data or an AppError, never half of each. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { AdminDocument } from "./admin-document.ts";
import { graphqlFailure, httpFailure, readCost, retryAfter, thrownFailure } from "./admin-failure.ts";
import { channelError } from "./user-errors.ts";
import { type Outcome, type Spending, withinBudget } from "./within-budget.ts";

/** The shape of `admin.graphql` of @shopify/shopify-app-remix; a plain fetch wrapper fits as well. */
export type AdminGraphql = (
  query: string,
  options?: { variables?: Record<string, unknown>; signal?: AbortSignal },
) => Promise<Response>;

export interface AdminClient {
  /**
   * Runs one operation. Throws AppError THROTTLED (with retryAfterMs), SHOP_UNAVAILABLE, CHANNEL_FAILED,
   * and for the userErrors of a mutation what user-errors.ts says.
   */
  run<Result, Variables extends Record<string, unknown>>(
    document: AdminDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
}

interface AdminClientOptions {
  readonly signal?: AbortSignal;
  /** Longest wait for one answer. */
  readonly timeoutMs?: number;
  /** The shop's query budget, waited for; without one, THROTTLED is thrown at once. */
  readonly spending?: Spending;
}

export function createAdminClient(graphql: AdminGraphql, options: AdminClientOptions = {}): AdminClient {
  const { signal, timeoutMs = 30_000, spending } = options;
  return {
    async run<Result, Variables extends Record<string, unknown>>(
      document: AdminDocument<Result, Variables>,
      variables: Variables,
    ) {
      signal?.throwIfAborted();
      const action = operationName(document);
      const askOnce = () => {
        const timeout = AbortSignal.timeout(timeoutMs);
        const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
        return ask(graphql, action, document, variables, either).catch((thrown: unknown) => {
          signal?.throwIfAborted();
          return { data: null, failure: thrownFailure(action, thrown), cost: null };
        });
      };
      const answer = spending
        ? await withinBudget(spending, action, askOnce, signal)
        : dataOf(await askOnce());
      if (answer === null)
        throw new AppError("CHANNEL_FAILED", `expected data for ${action} but received none`);
      throwUserErrors(action, answer);
      return answer as Result;
    },
  };
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.unknown().optional(),
  extensions: z.unknown().optional(),
});

async function ask(
  graphql: AdminGraphql,
  action: string,
  document: string,
  variables: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Outcome> {
  const response = await graphql(document, { variables, signal });
  if (!response.ok) throw httpFailure(action, response.status, retryAfter(response));
  const answer = answerSchema.parse(await response.json());
  const failure = graphqlFailure(action, answer);
  return { data: failure ? null : (answer.data ?? null), failure, cost: readCost(answer.extensions) };
}

function dataOf({ data, failure }: Outcome): Outcome["data"] {
  if (failure !== null) throw failure;
  return data;
}

const userErrorsSchema = z.array(
  z.object({ message: z.string(), code: z.string().nullish(), field: z.array(z.string()).nullish() }),
);
const payloadSchema = z.object({
  userErrors: userErrorsSchema.optional(),
  mediaUserErrors: userErrorsSchema.optional(),
});

/** Mutations answer refusals inside the payload; an answer that carries one is a failure. */
function throwUserErrors(action: string, data: Record<string, unknown>): void {
  for (const value of Object.values(data)) {
    const payload = payloadSchema.safeParse(value);
    const [first] = payload.data?.mediaUserErrors ?? payload.data?.userErrors ?? [];
    if (first !== undefined) {
      throw channelError(action, {
        message: first.message,
        code: first.code ?? null,
        field: first.field ?? null,
      });
    }
  }
}

function operationName(document: string): string {
  return /\b(?:query|mutation)\s+(\w+)/u.exec(document)?.[1] ?? "an unnamed operation";
}
