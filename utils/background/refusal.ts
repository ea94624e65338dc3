import { originsOf } from "../connectors/registry.ts";
import type { Failure } from "../domain/failure.ts";
import type { Io } from "../transport/io.ts";

/**
 * Why a source cannot be asked: the first of its origins that is not allowed. Before anything is sent: without the
 * permission the browser would send a preflight that the platform sees.
 */
export const refusalOf = async (
  io: Io,
  source: Parameters<typeof originsOf>[0],
): Promise<Failure | null> => {
  for (const origin of originsOf(source))
    if (!(await io.allowed(origin)))
      return { code: "permission_missing", origin };
  return null;
};
