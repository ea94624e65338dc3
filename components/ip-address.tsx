import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { harmless } from "../utils/domain/harmless.ts";
import type { Policy } from "../utils/domain/policy.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { HIDDEN } from "../utils/domain/hidden-report.ts";
import { maskedIp } from "../utils/domain/masked-ip.ts";

interface IpAddressProps {
  readonly ip: string | null;
  readonly platform: PlatformInfo | null;
  readonly policy: ReadonlySignal<Policy>;
}

/** The network of a session, masked. The whole address on demand, where that is allowed, until the card is closed. */
export const IpAddress = ({ ip, platform, policy }: IpAddressProps): VNode => {
  const [isWished, wish] = useState(false);
  if (ip === null) return <span>{networkWords(platform)}</span>;
  // While the screen is shared there is no whole address here to show.
  const revealIp = policy.value.revealIp && ip !== HIDDEN;
  const isWhole = isWished && revealIp;
  return (
    <>
      <bdi title={revealIp ? undefined : t("ip_forbidden")}>
        {harmless(isWhole ? ip : maskedIp(ip))}
      </bdi>
      {revealIp && (
        <button
          type="button"
          class="text-button"
          onClick={() => wish(!isWished)}
        >
          {t(isWhole ? "hide_ip" : "show_ip")}
        </button>
      )}
    </>
  );
};

/** Where the platform gives no address: its own hint why. */
export const networkWords = (platform: PlatformInfo | null): string => {
  const hint = platform?.network.hint ?? null;
  return hint === null
    ? t("network_unavailable")
    : t("network_unavailable_hint", harmless(hint));
};
