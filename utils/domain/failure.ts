/**
 * Everything that can go wrong for a reason outside our code. Made where it is known, worded in one place
 * (`components/failure-note.tsx` through the catalogue keys `failure_<code>_*`), retried by kind (`connection.ts`).
 * Carries codes, never payloads: no token, no header, no body, no address of a person can be in it.
 */
export type Failure =
  /** The browser says that there is no network. */
  | { readonly code: "offline" }
  /** No complete answer within the deadline. */
  | { readonly code: "timeout"; readonly afterMs: number }
  /** DNS, refused, reset, TLS: the browser does not tell which. */
  | { readonly code: "network" }
  /** The person has not allowed (or has withdrawn) access to this site. */
  | { readonly code: "permission_missing"; readonly origin: string }
  /** 401, no token at hand, or what a token server says to whom it gives none. */
  | {
      readonly code: "auth_required";
      readonly reason: "refused" | "missing" | TokenRefusal;
    }
  /** 403: the token is known, but may not read presence. */
  | { readonly code: "forbidden" }
  /** 404 or 410 at the address itself. */
  | { readonly code: "not_found" }
  /** 429, with the wait that the server asked for. */
  | { readonly code: "rate_limited"; readonly retryAfterMs: number | null }
  /** 5xx, with the wait that the server asked for (503). */
  | {
      readonly code: "server_error";
      readonly status: number;
      readonly retryAfterMs: number | null;
    }
  /** An answer that is not presence data. `what` is our own word, `detail` the problem document's, cut and as text. */
  | {
      readonly code: "bad_data";
      readonly what: BadData;
      readonly detail?: string;
    }
  /** More bytes, rows, pages or depth than we accept, or 413/414/431. */
  | { readonly code: "too_large"; readonly limit: string }
  /** Another major version of the protocol. */
  | {
      readonly code: "incompatible";
      readonly theirs: number;
      readonly ours: number;
    }
  /** What is configured of a connection is not what its connector understands. `at`: the keys to it, with dots. */
  | { readonly code: "bad_settings"; readonly at: string }
  /** Whoever manages this browser decided otherwise. */
  | {
      readonly code: "managed";
      readonly what: "connection" | "own_connections" | "setting";
    }
  /** The browser's disk is full. */
  | { readonly code: "storage_full" }
  /** The database cannot be opened, read or written. */
  | { readonly code: "storage_error"; readonly what: string }
  /** The database was written by a newer Rollcall. */
  | { readonly code: "update_needed" };

/** RFC 6749, 5.2: of its words those that are not our mistake. */
export type TokenRefusal =
  | "invalid_client"
  | "invalid_grant"
  | "invalid_scope"
  | "unauthorized_client";

export type BadData =
  | "not_json"
  | "wrong_type"
  | "redirect"
  | "wrong_shape"
  | "seconds_instead_of_ms"
  | "unexpected_status"
  | "mixed_snapshot"
  | "endless_paging"
  | "bad_rows"
  | "encoding"
  /** The answer says itself that it is an error, in `detail`, though its status says that all is well. */
  | "told_error"
  /** A mapping finds no rows, or no person in them. */
  | "no_rows"
  /** The address of a WebSocket answers, but opens none (a browser does not tell why a handshake failed). */
  | "no_socket"
  /** A channel lets us in, but does not say who is present. */
  | "no_presence"
  /** Whoever is asked for, there is nothing at the address of their sessions. */
  | "no_each"
  /** A mapping's expressions take too long. */
  | "too_slow"
  /** A copy from before what we already know. */
  | "old_copy";

export type FailureCode = Failure["code"];
