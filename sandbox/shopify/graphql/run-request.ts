/** Runs one GraphQL request for one shop: checks, cost, scopes, faults, resolvers. */
import { execute, type GraphQLFormattedError, Kind, type FragmentDefinitionNode } from "graphql";

import type { Call } from "./call.ts";
import { checkRequest, type CheckedRequest, type RawRequest } from "./check-request.ts";
import { maxRequestCost, requestCost } from "./cost.ts";
import { mutations } from "./mutations.ts";
import { queries } from "./queries.ts";
import { schema } from "./schema.ts";
import { accessDenied, demandScope } from "./scopes.ts";
import type { ThrottleStatus } from "./throttle.ts";

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: object;
}

export async function runRequest(call: Call, raw: RawRequest): Promise<GraphqlAnswer> {
  const checked = checkRequest(raw);
  if ("errors" in checked) return checked;
  const { buckets, faults } = call.platform;
  const { domain } = call.shop;
  const costing = { schema, fragments: fragmentsOf(checked), variables: checked.variables };
  const requested = requestCost(costing, checked.operation);
  if (requested > maxRequestCost) return tooExpensive(requested);

  const subject = { shop: domain, path: "", operations: call.operations, body: call.body };
  if (faults.take(["throttled"], subject)) {
    const status = buckets.status(domain);
    return throttled(requested, {
      ...status,
      currentlyAvailable: Math.min(status.currentlyAvailable, requested - 10),
    });
  }
  // The requested cost must be in the bucket before anything runs.
  if (!buckets.take(domain, requested)) return throttled(requested, buckets.status(domain));

  const { data, errors } = await execute({
    schema,
    document: checked.document,
    rootValue: resolvers(call),
    variableValues: checked.variables,
    operationName: raw.operationName ?? null,
  });
  const actual = Math.min(requested, requestCost(costing, checked.operation, data ?? null));
  buckets.refund(domain, requested - actual);
  return {
    data: data ?? null,
    ...(errors && { errors: errors.map((error) => error.toJSON()) }),
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: actual,
        throttleStatus: buckets.status(domain),
      },
    },
  };
}

/** Each root field behind its scope check and the faults aimed at it. */
function resolvers(call: Call): Readonly<Record<string, unknown>> {
  const bound = Object.entries(mutations).map(([field, mutate]) => {
    const run = mutate as (call: Call, input: unknown) => unknown;
    return [field, (input: unknown) => injectedUserError(call, field) ?? run(call, input)] as const;
  });
  const read = Object.entries(queries(call)) as [string, (input: never) => unknown][];
  return Object.fromEntries(
    [...bound, ...read].map(([field, resolve]) => [
      field,
      (input: never) => {
        const subject = {
          shop: call.shop.domain,
          path: "",
          operations: [...call.operations, field],
          body: call.body,
        };
        if (call.platform.faults.take(["access-denied"], subject)) throw accessDenied(field);
        demandScope(call, field);
        return resolve(input);
      },
    ]),
  );
}

function injectedUserError(call: Call, field: string): object | null {
  const subject = {
    shop: call.shop.domain,
    path: "",
    operations: [...call.operations, field],
    body: call.body,
  };
  const fault = call.platform.faults.take(["user-error"], subject);
  if (!fault) return null;
  const error = fault.userError ?? { field: ["id"], message: "Injected by a fault.", code: "INVALID" };
  return { userErrors: [error], mediaUserErrors: [error] };
}

function fragmentsOf({ document }: CheckedRequest): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** HTTP 200, no `data`, actualQueryCost null: as captured. */
const throttled = (requestedQueryCost: number, throttleStatus: ThrottleStatus): GraphqlAnswer => ({
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
  extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus } },
});

function tooExpensive(cost: number): GraphqlAnswer {
  const message = `Query cost is ${String(cost)}, which exceeds the single query max cost limit (${String(maxRequestCost)}).`;
  const extensions = { code: "MAX_COST_EXCEEDED", cost, maxCost: maxRequestCost };
  return { errors: [{ message, extensions }] };
}
