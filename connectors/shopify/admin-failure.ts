/**
 * Turns every way in which an Admin API call can fail into one AppError.
 *
 * A call fails as an HTTP status, as `errors` in a 200 answer, or, through Shopify's own client, as a thrown
 * GraphqlQueryError, HttpResponseError or Response holding the same facts.
 * Codes: https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { QueryCost } from "#core/query-budget.ts";

const graphqlErrorsSchema = z
  .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
  .min(1);

const costSchema = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    actualQueryCost: z.number().nullish(),
    throttleStatus: z.object({
      maximumAvailable: z.number().positive(),
      currentlyAvailable: z.number(),
      restoreRate: z.number().positive(),
    }),
  }),
});

const thrownGraphqlSchema = z.object({
  body: z.object({
    errors: z.object({ graphQLErrors: graphqlErrorsSchema }),
    extensions: z.unknown().optional(),
  }),
});

const thrownHttpSchema = z.object({
  response: z.object({ code: z.number(), retryAfter: z.number().optional() }),
});

type GraphqlErrors = z.infer<typeof graphqlErrorsSchema>;

const reconnect =
  "Packshot lacks a permission in this shop. Open the app once and accept the permissions it asks for.";

/** The AppError of an HTTP status other than 2xx; `retryAfterSeconds` as the header says. */
export function httpFailure(action: string, status: number, retryAfterSeconds?: number | null): AppError {
  const message = `expected data for ${action} but received status ${status}`;
  if (status === 429 || status === 430) {
    return new AppError("THROTTLED", message, { retryAfterMs: (retryAfterSeconds ?? 2) * 1_000 });
  }
  // 401 token revoked, 402 shop frozen, 403 forbidden, 404 shop closed, 423 shop locked.
  if ([401, 402, 403, 404, 423].includes(status)) return new AppError("SHOP_UNAVAILABLE", message);
  return new AppError("CHANNEL_FAILED", message);
}

/** The AppError of the `errors` of an answer, or null when it has none. */
export function graphqlFailure(
  action: string,
  answer: { errors?: unknown; extensions?: unknown },
): AppError | null {
  if (answer.errors === undefined || answer.errors === null) return null;
  const errors = graphqlErrorsSchema.safeParse(answer.errors);
  if (!errors.success) {
    return new AppError("CHANNEL_FAILED", `expected GraphQL errors for ${action} but received another shape`);
  }
  return failureOf(action, errors.data, answer.extensions);
}

function failureOf(action: string, errors: GraphqlErrors, extensions: unknown): AppError {
  const codes = errors.map((error) => error.extensions?.code);
  const text = errors.map((error) => `${error.extensions?.code ?? "no code"}: ${error.message}`).join("; ");
  const message = `expected data for ${action} but received ${text}`;
  if (codes.includes("THROTTLED")) {
    return new AppError("THROTTLED", message, { retryAfterMs: refillMs(extensions) });
  }
  if (codes.includes("ACCESS_DENIED"))
    return new AppError("SHOP_UNAVAILABLE", message, { userMessage: reconnect });
  if (codes.includes("RESOURCE_NOT_FOUND")) return new AppError("NOT_FOUND", message);
  return new AppError("CHANNEL_FAILED", message);
}

/** What an answer's `extensions` say of the call's cost; null when they say nothing. */
export function readCost(extensions: unknown): QueryCost | null {
  const known = costSchema.safeParse(extensions);
  if (!known.success) return null;
  const { requestedQueryCost: requested, actualQueryCost, throttleStatus } = known.data.cost;
  const { currentlyAvailable: available, maximumAvailable: maximum, restoreRate } = throttleStatus;
  return { requested, actual: actualQueryCost ?? null, available, maximum, restoreRate };
}

/** How long until the shop's bucket holds what the call asked for. */
function refillMs(extensions: unknown): number {
  const cost = readCost(extensions);
  if (cost === null) return 2_000;
  const missing = Math.max(0, cost.requested - cost.available);
  return Math.max(500, Math.ceil((missing / cost.restoreRate) * 1_000));
}

/** The AppError of whatever the GraphQL function threw. */
export function thrownFailure(action: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Response) return httpFailure(action, thrown.status, retryAfter(thrown));
  const graphql = thrownGraphqlSchema.safeParse(thrown);
  if (graphql.success) {
    return failureOf(action, graphql.data.body.errors.graphQLErrors, graphql.data.body.extensions);
  }
  const http = thrownHttpSchema.safeParse(thrown);
  if (http.success) return httpFailure(action, http.data.response.code, http.data.response.retryAfter);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError("CHANNEL_FAILED", `expected an answer for ${action} but received ${reason}`, {
    cause: thrown,
  });
}

/** Seconds of the Retry-After header, or null. */
export function retryAfter(response: Response): number | null {
  const seconds = Number.parseFloat(response.headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) ? seconds : null;
}
