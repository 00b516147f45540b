/** Reads what a document selects: fields through their fragments, arguments through their variables. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

export interface ReadDocument {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function fieldsOf(read: ReadDocument, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : read.fragments[selection.name.value]?.selectionSet;
    return inner ? fieldsOf(read, inner) : [];
  });
}

export function argument(read: ReadDocument, field: FieldNode, name: string): unknown {
  const value = field.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && readValue(read, value);
}

function readValue(read: ReadDocument, value: ValueNode): unknown {
  if (value.kind === Kind.VARIABLE) return read.variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.map((entry) => readValue(read, entry));
  return undefined;
}
