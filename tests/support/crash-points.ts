import type { Effect, Kill, Passage, Point, Situation } from "./crash-point.ts";

/** Every call of every worker passes here. A worker that was ended has no effect any more, and hears nothing. */
export interface Points {
  /** The calls that were counted, in their order. */
  readonly passed: readonly Point[];
  /** Only what is counted is a point at which the worker may be ended. */
  readonly count: (on: boolean) => void;
  /** @returns null when the worker is no more */
  readonly enter: (
    name: string,
    kind: Effect,
    waits?: boolean,
  ) => Passage | null;
  /** A call whose effect happens at once. */
  readonly atOnce: <Value>(
    name: string,
    kind: Effect,
    effect: () => Promise<Value>,
  ) => Promise<Value>;
  /** A call whose effect has happened when its promise says so. */
  readonly inTime: <Value>(
    name: string,
    kind: Effect,
    effect: () => Promise<Value>,
    waits?: boolean,
  ) => Promise<Value>;
  /** Something outside changed without a call: the clock, the platform, what a person knows. */
  readonly changed: () => void;
  readonly isAlive: () => boolean;
  /** Whether the worker was ended where it was to be. */
  readonly hasKilled: () => boolean;
  readonly begin: () => void;
  readonly end: () => void;
  /** Resolves when nothing is under way but what waits for the outside. */
  readonly quiet: () => Promise<void>;
}

interface Life {
  alive: boolean;
  pending: number;
}

/** So many turns of the event loop without any call or answer: everything has come to rest. */
const CALM_TURNS = 3;
const QUIET_WITHIN_MS = 5000;

/** @param onEnd what the browser takes back from a worker that ends */
export const createPoints = (kill: Kill | null, onEnd: () => void): Points => {
  const passed: Point[] = [];
  let life: Life = { alive: false, pending: 0 };
  let counting = false;
  let killed = false;
  let activity = 0;
  let situation: Situation = 0;

  const end = (): void => {
    if (!life.alive) return;
    life.alive = false;
    life.pending = 0;
    onEnd();
  };

  const dies = (point: number, moment: Kill["moment"]): boolean =>
    !killed && kill?.point === point && kill.moment === moment;

  const die = (): void => {
    killed = true;
    end();
  };

  const enter: Points["enter"] = (name, kind, waits = false) => {
    activity++;
    const mine = life;
    if (!mine.alive) return null;
    const point: Point = {
      name,
      kind,
      before: situation,
      inside: [],
      after: null,
    };
    const number =
      counting && !killed ? passed.push(point) - 1 : Number.POSITIVE_INFINITY;
    if (dies(number, "before")) {
      die();
      return null;
    }
    const weight = waits ? 0 : 1;
    mine.pending += weight;
    const effect = kind === "none" ? 0 : 1;
    situation += effect;
    return {
      request: () => {
        activity++;
        if (!mine.alive) return false;
        situation += effect;
        point.inside.push(situation);
        if (
          dies(number, "inside") &&
          kill?.moment === "inside" &&
          kill.request === point.inside.length
        )
          die();
        return mine.alive;
      },
      leave: () => {
        activity++;
        if (!mine.alive) return false;
        mine.pending -= weight;
        situation += effect;
        point.after = situation;
        if (dies(number, "after")) die();
        return mine.alive;
      },
    };
  };

  return {
    passed,
    count: (on) => {
      counting = on;
    },
    changed: () => {
      situation++;
    },
    enter,
    atOnce: (name, kind, effect) => {
      const passage = enter(name, kind);
      if (passage === null) return unanswered();
      const answer = effect();
      return passage.leave() ? answer : unanswered();
    },
    inTime: async (name, kind, effect, waits = false) => {
      const passage = enter(name, kind, waits);
      if (passage === null) return unanswered();
      try {
        const value = await effect();
        return passage.leave() ? value : await unanswered();
      } catch (error) {
        if (passage.leave()) throw error;
        return unanswered();
      }
    },
    isAlive: () => life.alive,
    hasKilled: () => killed,
    begin: () => {
      life = { alive: true, pending: 0 };
    },
    end,
    quiet: async () => {
      const deadline = performance.now() + QUIET_WITHIN_MS;
      for (let calm = 0; calm < CALM_TURNS;) {
        const seen = activity;
        await turn();
        calm = life.pending === 0 && seen === activity ? calm + 1 : 0;
        if (performance.now() > deadline)
          throw new Error(`Never at rest: ${passed.at(-1)?.name}.`);
      }
    },
  };
};

/** A new one each time: one for all would hold on to everything that ever waited for it. */
const unanswered = (): Promise<never> => new Promise(() => {});

const turn = (): Promise<void> =>
  new Promise((resolve) => setImmediate(resolve));
