import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Device, LiveSession } from "../utils/domain/person.ts";
import { agentWords, deviceWords } from "./device-words.ts";

interface DeviceLabelProps {
  readonly session: LiveSession;
}

const NOTHING: Device = { browser: null, os: null, type: null };

/** The device of a session: as the platform names it, else as its user agent does. */
export const DeviceLabel = ({
  session: { device, userAgent },
}: DeviceLabelProps): VNode => {
  const named = device === null ? null : deviceWords(device);
  const toRead = named === null ? userAgent : null;
  const read = useRead(toRead);
  return (
    <span
      title={userAgent === null ? undefined : agentWords(userAgent, NOTHING)}
    >
      {named ?? (read === null ? "" : agentWords(userAgent, read))}
    </span>
  );
};

/** What a user agent names; null until what reads it is there, which takes milliseconds. */
const useRead = (userAgent: string | null): Device | null => {
  const [read, setRead] = useState<{
    readonly of: string;
    readonly device: Device;
  } | null>(null);
  useEffect(() => {
    if (userAgent === null) return;
    let isGone = false;
    void import("../utils/models/device-label.ts").then(({ deviceOf }) => {
      if (!isGone) setRead({ of: userAgent, device: deviceOf(userAgent) });
    });
    return () => {
      isGone = true;
    };
  }, [userAgent]);
  if (userAgent === null) return NOTHING;
  return read?.of === userAgent ? read.device : null;
};
