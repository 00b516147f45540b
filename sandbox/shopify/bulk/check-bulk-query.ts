/** What Shopify refuses in the document of a bulk query, in the words a real store used (facts: bulk operations, 2026-04). */
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  validate,
} from "graphql";

import { type UserError, userError } from "../graphql/call.ts";
import { schema } from "../graphql/schema.ts";

const maxConnections = 5;
const maxDepth = 2;

/** The parsed document, or why it cannot be run in bulk. */
export function checkBulkQuery(text: string): DocumentNode | UserError {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return refused(
      `Invalid bulk query: ${error instanceof GraphQLError ? error.message : "it cannot be parsed"}`,
    );
  }
  const [invalid] = validate(schema, document);
  if (invalid) return refused(`Invalid bulk query: ${invalid.message}`);
  return firstBreach(document) ?? document;
}

function firstBreach(document: DocumentNode): UserError | null {
  const breaches: string[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation !== OperationTypeNode.QUERY)
      breaches.push("Only query operations are supported.");
    const roots = fieldsOf(definition.selectionSet);
    if (roots.some(({ name }) => /^nodes?$/.test(name.value)))
      breaches.push("Bulk queries cannot use the top level 'node' or 'nodes' fields.");
    const count = roots.reduce((sum, field) => sum + walk(field, 0, breaches), 0);
    if (count === 0) breaches.push("Bulk queries must contain at least one connection.");
    if (count > maxConnections) breaches.push("Bulk queries cannot contain more than 5 connections.");
  }
  return breaches[0] === undefined ? null : refused(breaches[0]);
}

/** Notes what is wrong at and below the field; returns how many connections it holds. */
function walk(field: FieldNode, depth: number, breaches: string[]): number {
  const children = fieldsOf(field.selectionSet);
  const edges = children.find(({ name }) => name.value === "edges");
  const isConnection = edges !== undefined || children.some(({ name }) => name.value === "nodes");
  if (isConnection && edges === undefined)
    breaches.push("Selecting via 'nodes' is not supported. Use 'edges { node }' instead.");
  if (isConnection && depth >= maxDepth)
    breaches.push("Bulk queries cannot nest connections deeper than two levels.");
  const below = children.reduce((sum, child) => sum + walk(child, depth + Number(isConnection), breaches), 0);
  const node = fieldsOf(edges?.selectionSet).find(({ name }) => name.value === "node");
  const hasId = fieldsOf(node?.selectionSet).some(({ name, alias }) => name.value === "id" && !alias);
  if (isConnection && below > 0 && !hasId)
    breaches.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias.",
    );
  return below + Number(isConnection);
}

/** Fields of a selection, those of inline fragments too. */
function fieldsOf(set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}

const refused = (message: string): UserError => userError(["query"], message, "INVALID");
