import type { Socket } from "node:net";
import {
  DESCRIPTION,
  SERVER_TIME,
  type User,
  pageOf,
  user,
} from "../contract/presence-answers.ts";
import {
  deltaText,
  heartbeatText,
  resetText,
} from "../contract/stream-answers.ts";
import type { MachineClock } from "./engine-under-fault-clock.ts";
import {
  type Action,
  type FaultServer,
  type LoggedRequest,
  type Rule,
  channel,
  json,
  startFaultServer,
} from "./fault-server.ts";

/** A platform that tells the truth, but for the faults that a test puts before it. */
export interface FaultyPlatform {
  readonly server: FaultServer;
  readonly address: string;
  /** Its clock, ms: as the machine's time passes, and by as much ahead as it was set. */
  readonly time: () => number;
  readonly setAhead: (ms: number) => void;
  readonly position: () => { readonly epoch: string; readonly seq: number };
  /** These rules come before the truth, until others take their place. */
  readonly faults: (...rules: readonly Rule[]) => void;
  /** Changes who is there, and says so on the stream if one is open. */
  readonly change: (
    upsert: readonly User[],
    remove?: readonly string[],
  ) => void;
  readonly join: (id: string) => void;
  /** The person stays in the directory, offline. */
  readonly leave: (id: string) => void;
  readonly beat: () => void;
  /** Text on the open stream, whatever it is. */
  readonly say: (text: string) => void;
  readonly endStream: (how?: "reset") => void;
  readonly isListenedTo: () => boolean;
  /** Says nothing on the stream until it is released; what it then says of what it held back can be edited. */
  readonly holdBack: () => Release;
  /** Leads a stream on from where a request says, as the truth does. */
  readonly lead: Action;
  /** All who are there, as the list has them. */
  readonly list: (more?: User) => User;
  /** It no longer knows what it told. */
  readonly forget: () => void;
  /** It lost its numbering: another epoch, from 1 on. */
  readonly restart: (epoch: string) => void;
}

type Release = (edit?: (texts: readonly string[]) => readonly string[]) => void;

export const PRESENCE = "/presence";
export const STREAM = "/stream";

/** Who is there at first: ana is online, bo is not. */
const FIRST = [user("ana"), user("bo", { sessions: [] })];

export const startFaultyPlatform = async (
  clock: MachineClock,
  canStream: boolean,
): Promise<FaultyPlatform> => {
  const users = new Map(FIRST.map((one) => [String(one["id"]), one]));
  const stream = channel();
  let client: Socket | null = null;
  let position = { epoch: "e1", seq: 1 };
  let told: readonly { readonly seq: number; readonly text: string }[] = [];
  let ahead = 0;
  let heldBack: string[] | null = null;

  const time = (): number => SERVER_TIME + clock.passed() + ahead;
  const stamp = () => ({ epoch: position.epoch, serverTime: time() });
  const list = (more: User = {}): User =>
    pageOf([...users.values()], { ...position, serverTime: time(), ...more });
  const isListenedTo = (): boolean => client !== null && !client.destroyed;
  const say = (text: string): void => {
    if (heldBack !== null) heldBack.push(text);
    else if (isListenedTo()) stream.say(text);
  };

  /** All that was missed, in order, or one reset. */
  const lead: Action = (socket, request) => {
    client = socket;
    stream.action(socket, request);
    const { epoch, seq } = resumeIn(request);
    const missed = told.filter((one) => one.seq > seq);
    const isKnown =
      epoch === position.epoch && seq + missed.length === position.seq;
    if (isKnown) for (const { text } of missed) say(text);
    else say(resetText(position.seq));
  };

  const truth: readonly Rule[] = [
    {
      match: { path: PRESENCE },
      action: (socket, request) => json(list())(socket, request),
    },
    { match: { path: STREAM }, action: lead },
    { action: json({ ...DESCRIPTION, can: { stream: canStream } }) },
  ];
  const server = await startFaultServer(truth);

  const change: FaultyPlatform["change"] = (upsert, remove = []) => {
    for (const one of upsert) users.set(String(one["id"]), one);
    for (const id of remove) users.delete(id);
    position = { ...position, seq: position.seq + 1 };
    const { seq } = position;
    const text = deltaText(seq, { ...stamp(), upsert, remove });
    told = [...told, { seq, text }];
    say(text);
  };

  return {
    server,
    address: `${server.origin}/api/rollcall`,
    time,
    setAhead: (ms) => {
      ahead = ms;
    },
    position: () => position,
    faults: (...rules) => server.use([...rules, ...truth]),
    change,
    join: (id) => {
      const login = { id: `s-${id}-${time()}`, startedAt: time() };
      change([user(id, { lastActiveAt: time(), sessions: [login] })]);
    },
    leave: (id) => change([user(id, { sessions: [] })]),
    beat: () => say(heartbeatText(position.seq, stamp())),
    say,
    isListenedTo,
    endStream: (how) => {
      stream.end(how);
      client = null;
    },
    holdBack: () => {
      heldBack = [];
      return (edit = (texts) => texts) => {
        const texts = heldBack ?? [];
        heldBack = null;
        say(edit(texts).join(""));
      };
    },
    lead,
    forget: () => {
      told = [];
    },
    list,
    restart: (epoch) => {
      position = { epoch, seq: 1 };
      told = [];
    },
  };
};

const resumeIn = ({ headers }: LoggedRequest) => {
  const [epoch = "", seq = ""] = (headers.get("last-event-id") ?? "").split(
    ":",
  );
  return { epoch, seq: Number(seq) };
};
