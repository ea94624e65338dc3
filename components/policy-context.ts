import { signal, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { NO_POLICY, type Policy } from "../utils/domain/policy.ts";

/** What whoever manages the browser decided, for parts of a page that are given nothing else of it. */
export const PolicyContext = createContext<ReadonlySignal<Policy>>(
  signal(NO_POLICY),
);

export const usePolicy = (): Policy => useContext(PolicyContext).value;
