import "./connection.css";
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import type { SourceId } from "../utils/domain/ids.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import type { DashboardProps } from "./dashboard-page.tsx";
import { connectionMark } from "./connection-mark.tsx";
import { Icon } from "./icon.tsx";

interface OneConnectionProps extends DashboardProps {
  /** Stands before the choice: what is of one connection. */
  readonly words: string;
  readonly render: (models: DashboardModels) => VNode;
}

/** The connection that was looked at last, while all are shown: the same on every page that is of one. */
const looked = signal<SourceId | null>(null);

/** A page that is of one platform, where all connections are shown: says of which it is, and lets another be chosen. */
export const OneConnection = ({
  models,
  words,
  render,
}: OneConnectionProps): VNode | null => {
  const several = models.connections.value;
  const all = several?.all.value ?? [];
  const shown =
    all.find(({ source }) => source === looked.value) ?? all[0] ?? null;
  const page = shown && several?.pageOf(shown.source);
  if (shown === null || page === null || page === undefined) return null;
  return (
    <>
      <p class="one-connection">
        <span>{words}</span>
        <span class="connection-picker">
          <span aria-hidden="true">{connectionMark(shown)}</span>
          <select
            aria-label={words}
            value={shown.source}
            onChange={({ currentTarget: { value } }) => {
              looked.value =
                all.find(({ source }) => source === value)?.source ?? null;
            }}
          >
            {all.map(({ source, name }) => (
              <option key={source} value={source}>
                {harmless(name)}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </p>
      <div class="one-connection-page" key={shown.source}>
        {render(models.dashboardOf(page))}
      </div>
    </>
  );
};
