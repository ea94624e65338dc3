/** The official client, as far as tests use it (phoenixframework/phoenix, assets/js/phoenix). */
declare module "phoenix" {
  export type State = Readonly<
    Record<
      string,
      { readonly metas: readonly Readonly<Record<string, unknown>>[] }
    >
  >;
  export interface Diff {
    readonly joins: State;
    readonly leaves: State;
  }
  export class Socket {
    constructor(
      endPoint: string,
      options?: {
        readonly transport?: unknown;
        readonly rejoinAfterMs?: (tries: number) => number;
      },
    );
    connect(): void;
    disconnect(): void;
    channel(topic: string, parameters?: object): Channel;
  }
  export class Channel {
    join(): unknown;
  }
  export class Presence {
    constructor(channel: Channel);
    readonly state: State;
    onSync(callback: () => void): void;
    static syncState(current: State, state: State): State;
    static syncDiff(current: State, diff: Diff): State;
  }
}
