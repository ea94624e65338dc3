import { t } from "../utils/i18n.ts";
import type { Kind } from "../utils/models/connection-kind.ts";

type Named = Pick<Kind, "connector" | "preset" | "form">;

/** What a connection is read with: a product's own name, or that of a way of asking. */
export const kindName = ({ connector, preset, form }: Named): string =>
  preset?.product ?? t(`connector_${form?.id ?? connector}`);

/** One line: what it gives and what it does not. */
export const kindGives = ({ connector, preset, form }: Named): string =>
  preset === null
    ? t(`connector_${form?.id ?? connector}_gives`)
    : t(preset.gives);
