interface Asks {
  readonly auth: { readonly kind: string };
  readonly directory?: unknown;
  readonly each?: { readonly people: number } | undefined;
}

/** The requests of a poll before one was made: of lists their first pages, and the most people who are asked for. */
export const expectedRequests = ({ auth, directory, each }: Asks): number =>
  1 +
  Number(auth.kind === "oauth2") +
  Number(directory !== undefined) +
  (each?.people ?? 0);
