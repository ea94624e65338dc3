import type { Came } from "../domain/came.ts";
import { ok } from "../domain/result.ts";
import { compileMapping } from "../mapping/compiled-mapping.ts";
import { filledIn } from "../mapping/filled-in.ts";
import { type Mapping, MappedSettings } from "../mapping/mapping.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, Feed } from "./connector.ts";
import { defineConnector } from "./definition.ts";
import { askingOf } from "./mapped-asking.ts";
import { keptDirectory } from "./mapped-directory.ts";
import { infoOf } from "./mapped-info.ts";
import { expectedRequests } from "../mapping/expected-requests.ts";
import { leastIntervalOf } from "./mapped-pace.ts";
import { type Polling, poll } from "./mapped-poll.ts";
import { sampleOf } from "./mapped-sample.ts";
import { followMapped } from "./mapped-stream.ts";
import { isWholeAddress, oauthSecret, plainSecret } from "./mapped-token.ts";

/** Any platform whose answers a mapping can read: what it asks, and what it makes of it, is data. */
export const mapped = defineConnector({
  id: "mapped",
  settings: MappedSettings,
  secretOrigin: (settings) => tokenOriginOf(mappingOf(settings)),
  moreOrigins: (settings) => {
    const origin = tokenOriginOf(mappingOf(settings));
    return origin === null ? [] : [origin];
  },
  isOpen: ({ mapping }) => mapping.auth.kind === "none",
  connect: (io, endpoint, settings) =>
    mappedFeed(pollingOf(io, endpoint, mappingOf(settings))),
  sample: (io, endpoint, settings, signal) =>
    sampleOf(pollingOf(io, endpoint, mappingOf(settings)), signal),
});

/** The mapping with its values in it. */
export const mappingOf = ({ mapping, values }: MappedSettings): Mapping =>
  filledIn(mapping, values);

/** The client's secret is seen by whoever gives the tokens; null: that is the address itself. */
const tokenOriginOf = ({ auth }: Mapping): string | null =>
  auth.kind === "oauth2" && isWholeAddress(auth.tokenUrl)
    ? (URL.parse(auth.tokenUrl)?.origin ?? null)
    : null;

const pollingOf = (io: Io, endpoint: Endpoint, mapping: Mapping): Polling => {
  const { address, token } = endpoint;
  const { auth } = mapping;
  const secrets =
    auth.kind === "oauth2"
      ? oauthSecret(io, auth, address, token)
      : plainSecret(token);
  const compiled = compileMapping(mapping);
  const asking = askingOf(io, compiled, address, secrets);
  const directory = keptDirectory(io, asking, compiled);
  return { io, endpoint, compiled, asking, secrets, directory };
};

const mappedFeed = (polling: Polling): Feed => {
  const { mapping } = polling.compiled;
  let perPoll = expectedRequests(mapping);
  let came: Came | null = null;
  const keeps =
    mapping.auth.kind === "oauth2" || mapping.directory?.keepMs !== undefined;
  return {
    describe: () =>
      Promise.resolve(ok(infoOf(mapping, polling.endpoint.address))),
    observations: async function* (resume, signal) {
      const polled = await poll(polling, resume, signal);
      if (polled.ok) came = polled.value.came;
      yield polled.ok ? ok(polled.value.observation) : polled;
      if (!polled.ok) return;
      // Tokens and directories last for several polls, but not longer than the worker: the most that was needed counts.
      const made = polled.value.requests;
      perPoll = Math.max(made, keeps ? perPoll : made);
    },
    came: () => came,
    leastIntervalMs: () => leastIntervalOf(mapping.perDay, perPoll),
    stream:
      mapping.stream === undefined
        ? null
        : (position, signal, known, mark = null) =>
            followMapped(
              polling,
              { position, mark, ...(known && { known }) },
              signal,
            ),
  };
};
