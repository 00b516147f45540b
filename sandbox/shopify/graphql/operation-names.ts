/** The names a GraphQL request goes by: its operation and its root fields. */
import { Kind, parse } from "graphql";

export interface OperationNames {
  readonly operationName: string | null;
  readonly rootFields: readonly string[];
}

/** Nothing for a body that is no GraphQL request: the route answers that. */
export function namesOf(body: string): OperationNames {
  try {
    const { query } = JSON.parse(body) as { query: string };
    const operation = parse(query).definitions.find(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const fields =
      operation?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? [];
    return {
      operationName: operation?.name?.value ?? null,
      rootFields: fields.map((field) => field.name.value),
    };
  } catch {
    return { operationName: null, rootFields: [] };
  }
}
