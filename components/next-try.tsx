import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Connection } from "../utils/domain/connection.ts";
import type { LocalInstant } from "../utils/domain/instant.ts";
import { nextTryWords } from "./failure-help.ts";
import { Counting } from "./ticking.tsx";

interface NextTryProps {
  readonly connection: Connection;
  readonly now: ReadonlySignal<LocalInstant>;
}

/** When Rollcall asks again. It ticks, so it must not stand in a live region. */
export const NextTry = ({ connection, now }: NextTryProps): VNode => (
  <Counting
    now={now}
    about={connection}
    words={(at) => nextTryWords(connection, at)}
  />
);
