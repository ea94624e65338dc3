/** What a function returns that can fail for a reason outside our code. Exceptions are bugs. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export const ok = <Value>(
  value: Value,
): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const fail = <Failure>(
  failure: Failure,
): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});

/** The last branch of an exhaustive `switch`: compiles only when every member of the union was handled. */
export const unreachable = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
