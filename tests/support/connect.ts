import type { PlatformAddress } from "../../scripts/platform-process.ts";
import type { ChromiumExtension } from "./chromium-extension.ts";

/** Connects Rollcall to a platform, as its options page does. */
export const connectTo = async (
  { send }: Pick<ChromiumExtension, "send">,
  { base, token }: Pick<PlatformAddress, "base" | "token">,
): Promise<void> => {
  const saved = await send({
    type: "save",
    source: null,
    address: base,
    name: null,
    token,
    remember: true,
  });
  // CAST: what `save` answers.
  const { ok, failure } = saved as {
    readonly ok: boolean;
    readonly failure?: { readonly code: string };
  };
  if (!ok) throw new Error(`Rollcall could not be connected: ${failure?.code}`);
};
