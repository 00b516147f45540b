/** What a request costs, before it runs (requested) and by what it returned (actual). */
import {
  type FieldNode,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type GraphQLOutputType,
} from "graphql";

import { argument, fieldsOf, type ReadDocument } from "./selections.ts";

/** Captured from a store (facts 2.7); any other mutation costs Shopify's default of 10. */
const mutationCosts: Readonly<Record<string, number>> = {
  stagedUploadsCreate: 11,
  fileCreate: 22,
  fileUpdate: 12,
  productVariantAppendMedia: 15,
  productVariantDetachMedia: 15,
};

/** No single request may ask for more. */
export const maxRequestCost = 1_000;

type Answer = Readonly<Record<string, unknown>> | null | undefined;

/**
 * Scalars 0, objects 1, mutations 10, connections sub-linear in their size. The formula is not published:
 * ceil(log2(size)) × (edge + node + what hangs on it) meets the known samples (250 variants with one object
 * each: 25; a product with 4 media: 13; one image by `nodes`: 4).
 */
export function requestCost(read: ReadDocument, operation: OperationDefinitionNode, data?: Answer): number {
  if (operation.operation === OperationTypeNode.MUTATION) {
    const fields = fieldsOf(read, operation.selectionSet);
    return fields.reduce((sum, field) => sum + (mutationCosts[field.name.value] ?? 10), 0);
  }
  return selectionCost(read, operation.selectionSet, "QueryRoot", data);
}

function selectionCost(read: ReadDocument, set: SelectionSetNode, typeName: string, data: Answer): number {
  const parent = read.schema.getType(typeName);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  let cost = 0;
  for (const field of fieldsOf(read, set)) {
    const key = field.alias?.value ?? field.name.value;
    const type = ownerOf(read, parent.name, field, data)?.type;
    if (type && field.selectionSet) cost += fieldCost(read, field, type, data?.[key], data !== undefined);
  }
  return cost;
}

function fieldCost(
  read: ReadDocument,
  field: FieldNode,
  type: GraphQLOutputType,
  value: unknown,
  ran: boolean,
): number {
  const named = getNamedType(type);
  const set = field.selectionSet;
  if (isLeafType(named) || !set || named.name === "PageInfo" || (ran && value == null)) return 0;
  if (named.name.endsWith("Connection")) return connectionCost(read, field, set, named.name, value as Answer);
  const listed = isListType(getNullableType(type));
  if (!listed) return 1 + selectionCost(read, set, named.name, value as Answer);
  const entries = Array.isArray(value) ? (value as Answer[]).filter(Boolean) : requestedEntries(read, field);
  return entries.reduce((sum: number, entry) => sum + 1 + selectionCost(read, set, named.name, entry), 0);
}

function connectionCost(
  read: ReadDocument,
  field: FieldNode,
  set: SelectionSetNode,
  name: string,
  value: Answer,
): number {
  const size = Number(argument(read, field, "first") ?? argument(read, field, "last") ?? 0);
  const list = fieldsOf(read, set).find((child) => ["nodes", "edges"].includes(child.name.value));
  if (!list?.selectionSet) return 1;
  const entryType = read.schema.getType(
    name.replace(/Connection$/, list.name.value === "edges" ? "Edge" : ""),
  );
  if (!entryType) return 1;
  const rows = value?.[list.alias?.value ?? list.name.value] as Answer[] | undefined;
  const count = rows ? rows.length : size;
  const perEntry = rows
    ? average(rows.map((row) => entryCost(read, list, entryType.name, row)))
    : entryCost(read, list, entryType.name, undefined);
  return Math.ceil(units(count) * perEntry);
}

/** Edge and node count one each, however the document reaches the node. */
function entryCost(read: ReadDocument, list: FieldNode, typeName: string, row: Answer): number {
  const own = list.selectionSet ? selectionCost(read, list.selectionSet, typeName, row) : 0;
  return own + (list.name.value === "edges" ? 1 : 2);
}

const units = (size: number) => (size < 2 ? size : Math.ceil(Math.log2(size)));
const average = (costs: number[]) => costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);

/** A list asked for by ids has so many entries; a list of errors is expected to be empty. */
function requestedEntries(read: ReadDocument, field: FieldNode): undefined[] {
  const ids = argument(read, field, "ids");
  return Array.isArray(ids) ? ids.map(() => undefined) : [];
}

/** The field's definition on the type itself or, for a field of a fragment, on a type that can stand there. */
function ownerOf({ schema }: ReadDocument, typeName: string, field: FieldNode, data: Answer) {
  const shown = typeof data?.["__typename"] === "string" ? data["__typename"] : typeName;
  for (const name of [shown, typeName, "MediaImage", "Product", "ProductVariant"]) {
    const type = schema.getType(name);
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    if (definition) return definition;
  }
  return undefined;
}
