import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { isManagedId } from "../domain/managed-source.ts";
import { mayExport } from "../domain/policy.ts";
import { fail } from "../domain/result.ts";
import type { Handlers } from "../messaging/server.ts";
import type { PolicyDesk } from "./policy-desk.ts";

interface GuardDeps {
  readonly desk: Pick<PolicyDesk, "policy">;
  readonly ready: Promise<void>;
}

type What = (Failure & { readonly code: "managed" })["what"];

const refused = (what: What) => fail<Failure>({ code: "managed", what });

/** What pages ask, without what the policy of this browser forbids: that is refused here, whatever a page shows. */
export const guarded = (
  handlers: Handlers,
  { desk, ready }: GuardDeps,
): Handlers => {
  /** A connection is changed or added: may it be? Null: it may. */
  const refusal = async (source: SourceId | null): Promise<What | null> => {
    await ready;
    if (source === null)
      return desk.policy().ownConnections ? null : "own_connections";
    return isManagedId(source) ? "connection" : null;
  };
  return {
    ...handlers,
    test: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.test(command) : refused(what);
    },
    sample: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.sample(command) : refused(what);
    },
    save: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.save(command) : refused(what);
    },
    remove: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.remove(command) : refused(what);
    },
    putAside: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.putAside(command) : refused(what);
    },
    setColour: async (command) => {
      const what = await refusal(command.source);
      return what === null ? handlers.setColour(command) : refused(what);
    },
    // How pages are called is everybody's own; what is kept of their addresses is not.
    savePages: async (command) => {
      const what = await refusal(command.source);
      return what === null || command.pages.parameters.length === 0
        ? handlers.savePages(command)
        : refused(what);
    },
    setShareSafe: async (command) => {
      await ready;
      return desk.policy().shareSafe && !command.on
        ? refused("setting")
        : handlers.setShareSafe(command);
    },
    startRecording: async (command) => {
      await ready;
      const policy = desk.policy();
      const isAllowed =
        mayExport(policy, "recording") &&
        (policy.personalColumns || command.redact);
      return isAllowed ? handlers.startRecording(command) : refused("setting");
    },
  };
};
