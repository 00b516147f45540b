/** The text of a GraphQL operation that carries the types of its result and variables. */
export type AdminDocument<Result, Variables> = string & {
  /** Types only; never present at run time. */
  readonly __operation?: (variables: Variables) => Result;
};
