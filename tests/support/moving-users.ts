import { askUsers } from "../../utils/connectors/directus-users.ts";
import { fieldsOf } from "../../utils/domain/outside-value.ts";
import { drivenIo } from "../contract/driven-io.ts";
import { NOON } from "./builders.ts";
import { jsonResponse } from "./captures.ts";
import { unwrap } from "./unwrap.ts";

interface UsersRead {
  readonly ids: readonly unknown[];
  readonly complete: boolean;
  readonly requests: number;
}

/** A Directus whose users come and go while it is read. */
interface MovingUsers {
  readonly ids: readonly string[];
  /** Rows that it gives at once. */
  readonly most: number;
  /** Who there is before the request with this number, from 0 on. */
  readonly move?: (
    ids: readonly string[],
    request: number,
  ) => readonly string[];
  /** Without it no answer says how many there are. */
  readonly counts?: boolean;
}

/** Reads all users of it once. */
export const readMovingUsers = async ({
  ids: first,
  most,
  move = (ids) => ids,
  counts = true,
}: MovingUsers): Promise<UsersRead> => {
  let ids = first;
  let requests = 0;
  const io = drivenIo({
    now: NOON,
    fetch: (address) => {
      ids = move(ids, requests++);
      const { searchParams } = new URL(address);
      const from = Number(searchParams.get("offset"));
      const asked = Number(searchParams.get("limit"));
      const size = asked < 0 ? most : Math.min(asked, most);
      const data = ids
        .toSorted()
        .slice(from, from + size)
        .map((id) => ({ id }));
      const meta = counts ? { filter_count: ids.length } : {};
      return Promise.resolve(jsonResponse({ data, meta }));
    },
  });
  const { signal } = new AbortController();
  const endpoint = { address: "https://acme.test", token: "t" };
  const read = unwrap(await askUsers(io, endpoint, most, signal));
  return {
    ids: read.rows.map((row) => fieldsOf(row)?.["id"]),
    complete: read.complete,
    requests,
  };
};
