/** Everything that is wrong with a GraphQL request before it runs, told as the platform tells it. */
import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  typeFromAST,
  validate,
  valueFromAST,
  visit,
} from "graphql";

import { schema } from "./schema.ts";

export interface CheckedRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface RawRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

const maxInputEntries = 250;

export function checkRequest(raw: RawRequest): CheckedRequest | { readonly errors: GraphQLFormattedError[] } {
  let document: DocumentNode;
  try {
    document = parse(raw.query);
  } catch (error) {
    return { errors: error instanceof GraphQLError ? [error.toJSON()] : [{ message: String(error) }] };
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { errors: invalid.map(inShopifysWords) };
  const operation = pickOperation(document, raw.operationName);
  if (!operation) return { errors: [{ message: "An operation name is required" }] };
  const { variables, errors } = readVariables(operation, raw.variables ?? {});
  const oversized = largestList(document, variables);
  if (oversized > maxInputEntries) {
    const message = `The input array size of ${String(oversized)} is greater than the maximum allowed of 250.`;
    return { errors: [{ message, extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } }] };
  }
  return errors.length > 0 ? { errors } : { document, operation, variables };
}

function pickOperation(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name) return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

/** The platform's server is graphql-ruby, whose wording and codes differ from graphql-js. */
function inShopifysWords(error: GraphQLError): GraphQLFormattedError {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (!unknown) return error.toJSON();
  const [, fieldName = "", typeName = ""] = unknown;
  return {
    ...error.toJSON(),
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    extensions: { code: "undefinedField", typeName, fieldName },
  };
}

/** INVALID_VARIABLE with one problem per place, as captured (facts 2.6). */
function readVariables(operation: OperationDefinitionNode, given: Readonly<Record<string, unknown>>) {
  const variables: Record<string, unknown> = {};
  const errors: GraphQLFormattedError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    if (given[name] === undefined && definition.defaultValue) {
      variables[name] = valueFromAST(definition.defaultValue, type);
      continue;
    }
    if (given[name] === undefined && definition.type.kind !== Kind.NON_NULL_TYPE) continue;
    const problems: { path: readonly (string | number)[]; explanation: string }[] = [];
    variables[name] = coerceInputValue(given[name] ?? null, type, (path, _value, error) => {
      const explanation = /not to be null|non-nullable|required type/.test(error.message)
        ? "Expected value to not be null"
        : error.message;
      problems.push({ path, explanation });
    });
    const [first] = problems;
    if (!first) continue;
    const place = first.path.length > 0 ? ` for ${first.path.join(".")}` : "";
    errors.push({
      message: `Variable $${name} of type ${print(definition.type)} was provided invalid value${place} (${first.explanation})`,
      extensions: { code: "INVALID_VARIABLE", value: given[name] ?? null, problems },
    });
  }
  return { variables, errors };
}

/** docs/api/usage/limits: an input array holds at most 250. */
function largestList(document: DocumentNode, variables: unknown): number {
  let largest = largestWithin(variables);
  visit(document, { ListValue: ({ values }) => void (largest = Math.max(largest, values.length)) });
  return largest;
}

function largestWithin(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value).map(largestWithin);
  return Math.max(Array.isArray(value) ? value.length : 0, ...inner);
}
