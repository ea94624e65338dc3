import type { ConnectorForm } from "./connector-form.ts";
import { directusForm } from "./directus-form.ts";
import { phoenixForm, supabaseForm } from "./phoenix-forms.ts";
import { pusherForm } from "./pusher-form.ts";

/** Connectors with fields of their own; of several forms of one connector, the first is for what is none's. */
export const CONNECTOR_FORMS: readonly ConnectorForm[] = [
  directusForm,
  phoenixForm,
  supabaseForm,
  pusherForm,
];
