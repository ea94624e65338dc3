import { capabilityOf } from "../../utils/connectors/capabilities.ts";
import { givesOf } from "../../utils/connectors/declared.ts";
import {
  CONNECTORS,
  lacksSecret,
  originsOf,
  secretOriginOf,
} from "../../utils/connectors/registry.ts";
import type { Gives } from "../../utils/domain/gives.ts";
import type { Kind } from "../../utils/models/connection-kind.ts";
import { exampleSettings } from "../../utils/presets/example-settings.ts";
import { presetGives } from "../../utils/presets/preset-gives.ts";
import type { ConnectorFacts } from "../../utils/models/connector-facts.ts";

/** What each kind of connection can give. */
export const capabilitiesOf = (
  kinds: readonly Kind[],
): readonly { readonly kind: Kind; readonly gives: Gives }[] =>
  kinds.flatMap((kind) => {
    const { connector, preset } = kind;
    if (preset === null) return [{ kind, gives: capabilityOf(connector) }];
    const mapped = givesOf(connector, exampleSettings(preset));
    return mapped === null
      ? []
      : [{ kind, gives: presetGives(preset, mapped) }];
  });

/** What the connectors themselves say. Loaded beside the page: the worker has a copy of its own. */
export const CONNECTOR_FACTS: ConnectorFacts = {
  originsOf,
  secretOriginOf,
  needsSecret: (target) => lacksSecret(target, null),
  givesOf: ({ connector, settings }) => givesOf(connector, settings),
  faultOf: ({ connector, settings }) => {
    const checked = CONNECTORS[connector].check(settings);
    return checked.ok ? null : checked.failure;
  },
};
