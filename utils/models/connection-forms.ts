import { type ReadonlySignal, computed } from "@preact/signals";
import type { SourceId } from "../domain/ids.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { ConnectionFormModel } from "./connection-form-model.ts";
import type { FormPorts } from "./connection-form-ports.ts";
import { GuideModel, type GuidePorts } from "./guide-model.ts";
import { MappingModel, type MappingPorts } from "./mapping-model.ts";

/** Whose form it is: of one that there is, or of the next. */
export type FormKey = SourceId | "new";

interface FormsPorts
  extends
    Omit<FormPorts, "rules" | "onSaved">,
    Omit<GuidePorts, "form" | keyof FormPorts>,
    Pick<MappingPorts, "now" | "load"> {
  readonly glances: ReadonlySignal<readonly SourceGlance[]>;
  readonly onSaved: (source: SourceId) => void;
}

/** One form a connection, and one for the next: whoever looks into another finds again what was typed. */
export const createConnectionForms = (ports: FormsPorts) => {
  const { glances } = ports;
  const forms = new Map<FormKey, ConnectionFormModel>();
  const guides = new WeakMap<ConnectionFormModel, GuideModel>();
  const mappings = new WeakMap<ConnectionFormModel, MappingModel>();

  const newForm = (key: FormKey): ConnectionFormModel => {
    let mine = key;
    return new ConnectionFormModel({
      ...ports,
      rules: computed(
        () =>
          glances.value.find(({ source }) => source.id === mine)?.state?.info
            ?.limits ?? null,
      ),
      onSaved: (source) => {
        const form = forms.get(mine);
        // What was the next connection is one of them now: its form goes on as that one's.
        if (mine === "new" && form !== undefined) {
          forms.delete("new");
          forms.set(source, form);
          mine = source;
        }
        ports.onSaved(source);
      },
    });
  };

  const of = (key: FormKey): ConnectionFormModel => {
    const known = forms.get(key);
    if (known !== undefined) return known;
    const form = newForm(key);
    forms.set(key, form);
    const source = glances
      .peek()
      .find((glance) => glance.source.id === key)?.source;
    if (source !== undefined) void form.adopt(source);
    return form;
  };

  /** What leads through a form. */
  const guideOf = (form: ConnectionFormModel): GuideModel => {
    const guide = guides.get(form) ?? new GuideModel({ ...ports, form });
    guides.set(form, guide);
    return guide;
  };

  return {
    of,
    guideOf,
    /** The mapping of a form, with what it makes of an answer. */
    mappingOf: (form: ConnectionFormModel): MappingModel => {
      const mapping =
        mappings.get(form) ??
        new MappingModel({ ...ports, form, guide: guideOf(form) });
      mappings.set(form, mapping);
      return mapping;
    },
    /** What the disk says now. A form whose connection is gone goes with it. */
    adopt: (now: readonly SourceGlance[]): void => {
      for (const { source } of now) void forms.get(source.id)?.adopt(source);
      for (const [key, form] of forms)
        // One that was saved a moment ago may not have been read yet.
        if (
          form.saved.peek() !== null &&
          !now.some(({ source }) => source.id === key)
        )
          forms.delete(key);
    },
  };
};

export type ConnectionForms = ReturnType<typeof createConnectionForms>;
