import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stayIn } from "../../../utils/connectors/pusher-channel.ts";
import { NO_DIRECTORY } from "../../../utils/connectors/pusher-directory.ts";
import { pusherFrameOf } from "../../../utils/connectors/pusher-frames.ts";
import { crowdOf } from "../../../utils/connectors/pusher-people.ts";
import { membersMapping } from "../../../utils/connectors/pusher-settings.ts";
import { instant } from "../../../utils/domain/instant.ts";
import { NOON } from "../../support/builders.ts";

const CHANNEL = "presence-site";
const SETTINGS = { key: "k", channel: CHANNEL, updates: "client-page" };
const ME = "me";

const id = fc.constantFrom("a", "A", " a", "1", "__proto__", "auth", ME);

/** One thing that a server says of the channel. */
const said = fc.oneof(
  fc.record({ event: fc.constant("member_added"), id }),
  fc.record({ event: fc.constant("member_removed"), id }),
  fc.record({ event: fc.constant("client-page"), id }),
);

const textOf = ({ event, id }: { event: string; id: string }): string =>
  JSON.stringify(
    event === "client-page"
      ? { event, channel: CHANNEL, data: { page: "/x" }, user_id: id }
      : {
          event: `pusher_internal:${event}`,
          channel: CHANNEL,
          data: JSON.stringify({ user_id: id, user_info: { name: id } }),
        },
  );

describe("the Pusher protocol", () => {
  it("is read without an exception, whatever it says", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          "pusher:connection_established",
          "pusher:error",
          "pusher:subscription_error",
          "pusher_internal:subscription_succeeded",
          "pusher_internal:member_added",
          "pusher_internal:member_removed",
          "client-x",
        ),
        fc.jsonValue(),
        fc.boolean(),
        fc.string(),
        (event, value, asText, text) => {
          const data = asText ? JSON.stringify(value) : value;
          const frame = { event, data, channel: CHANNEL, user_id: value };
          pusherFrameOf(JSON.stringify(frame), CHANNEL);
          pusherFrameOf(text, CHANNEL);
        },
      ),
    );
  });

  it("has exactly those in the channel who came and did not leave, without ourselves, in whatever order it is told", () => {
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(said), (there, events) => {
        const stay = stayIn(SETTINGS);
        stay.hear({ kind: "connected", socketId: "1.2" });
        stay.enter({
          auth: "k:s",
          channelData: "{}",
          memberId: ME,
          serverTime: NOON,
        });
        const members = new Map([ME, ...there].map((one) => [one, null]));
        const joined = stay.hear({ kind: "joined", members }).tell;
        if (joined?.ok !== true || joined.value.kind !== "joined")
          throw new Error("The first thing is who is there.");
        const crowd = crowdOf(
          joined.value.members,
          NO_DIRECTORY,
          membersMapping(SETTINGS),
          { address: "https://acme.test", token: null },
          undefined,
          NOON,
        );
        const model = new Set<string>(there.filter((one) => one !== ME));
        for (const event of events) {
          if (event.event === "member_added" && event.id !== ME)
            model.add(event.id);
          if (event.event === "member_removed") model.delete(event.id);
          const told = stay.hear(pusherFrameOf(textOf(event), CHANNEL)).tell;
          if (told?.ok !== true) continue;
          const now = instant(NOON);
          if (told.value.kind === "added")
            crowd.add(told.value.id, told.value.info, now);
          if (told.value.kind === "removed") crowd.remove(told.value.id, now);
          if (told.value.kind === "updated")
            crowd.update(told.value.id, told.value.data, now);
        }
        const all = crowd.all(NOON);
        expect(new Set(all.map((one) => String(one.id)))).toEqual(model);
        expect(all).toHaveLength(model.size);
        expect(all.every(({ sessions }) => sessions.length === 1)).toBe(true);
      }),
    );
  });
});
