import type { RefObject, VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ConnectionRow } from "../utils/models/connection-rows.ts";
import { Icon } from "./icon.tsx";
import type { Moving } from "./moving-row.ts";
import type { OptionsModels } from "./options-page.tsx";
import { RemoveConnection } from "./remove-connection.tsx";

interface ConnectionToolsProps {
  readonly row: ConnectionRow;
  readonly models: OptionsModels;
  readonly isOne: boolean;
  /** Makes a label of the row's own. */
  readonly named: (label: string) => string;
  /** Where the button that tests goes. */
  readonly tester: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  /** Where it stands among the others, from 0. */
  readonly place: number;
  readonly move: Moving["move"];
  /** It came with a policy: nothing of it is changed here but whether and where it is shown. */
  readonly isManaged: boolean;
}

/** What can be done with a connection as a whole. */
export const ConnectionTools = (props: ConnectionToolsProps): VNode => {
  const { row, models, isOne, named, isManaged } = props;
  const { list } = models;
  const isPaused = list.paused.value.has(row.id);
  return (
    <div class="buttons connection-tools">
      <button
        type="button"
        class="switch"
        role="switch"
        aria-label={named(t("auto_refresh"))}
        aria-checked={!isPaused}
        onClick={() => void list.pause(row.id, !isPaused)}
      >
        {t("auto_refresh")}
        <span class="switch-track" />
      </button>
      <span class="spring" />
      {isOne && <Places {...props} />}
      {!isManaged && <Changes {...props} />}
    </div>
  );
};

/** What changes it, or takes it away. */
const Changes = ({
  row,
  models: { list, forms },
  isOpen,
  named,
  tester,
}: ConnectionToolsProps): VNode => (
  <>
    {!isOpen && (
      <button
        type="button"
        class="button"
        ref={tester}
        aria-label={named(t("connection_test"))}
        onClick={() => void forms.of(row.id).test()}
      >
        {t("connection_test")}
      </button>
    )}
    <button
      type="button"
      class="button"
      aria-label={named(t("connection_edit"))}
      aria-expanded={isOpen}
      onClick={() => list.edit(isOpen ? null : row.id)}
    >
      {t("connection_edit")}
    </button>
    <RemoveConnection
      label={named(t("remove_connection"))}
      onRemove={() => void list.remove(row.id)}
    />
  </>
);

const Places = (props: ConnectionToolsProps): VNode => {
  const { place, models, move, named } = props;
  const last = models.list.ids.value.length - 1;
  return (
    <span class="places">
      <PlaceButton
        icon="up"
        label={t("connection_up")}
        named={named}
        keys={["Alt+ArrowUp", "Alt+↑"]}
        disabled={place === 0}
        onPress={(button) => move(-1, button)}
      />
      <PlaceButton
        icon="down"
        label={t("connection_down")}
        named={named}
        keys={["Alt+ArrowDown", "Alt+↓"]}
        disabled={place === last}
        onPress={(button) => move(1, button)}
      />
    </span>
  );
};

interface PlaceButtonProps extends Pick<ConnectionToolsProps, "named"> {
  readonly icon: "up" | "down";
  readonly label: string;
  /** As programs name them, and as people see them. */
  readonly keys: readonly [string, string];
  readonly disabled: boolean;
  readonly onPress: (button: HTMLButtonElement) => void;
}

const PlaceButton = (props: PlaceButtonProps): VNode => {
  const { icon, label, named, keys, disabled, onPress } = props;
  return (
    <button
      type="button"
      class="button is-icon"
      aria-label={named(label)}
      aria-keyshortcuts={keys[0]}
      title={t("with_keys", label, keys[1])}
      disabled={disabled}
      onClick={({ currentTarget }) => onPress(currentTarget)}
    >
      <Icon name={icon} />
    </button>
  );
};
