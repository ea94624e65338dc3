import "./toast.css";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { harmless } from "../utils/domain/harmless.ts";
import { type Removal, UNDO_MS } from "../utils/domain/removal.ts";
import { t } from "../utils/i18n.ts";
import type { ConnectionListModel } from "../utils/models/connection-list-model.ts";
import { Icon } from "./icon.tsx";
import { shortWords } from "./words.ts";

interface RemovalToastsProps {
  readonly list: ConnectionListModel;
}

/** What was just removed, and the way back. Always there, so that what appears in it is read out. */
export const RemovalToasts = ({ list }: RemovalToastsProps): VNode => (
  <div class="removals" role="status">
    {list.removals.value.map((removal) => (
      <RemovalToast key={removal.source.id} removal={removal} list={list} />
    ))}
  </div>
);

interface RemovalToastProps extends RemovalToastsProps {
  readonly removal: Removal;
}

const RemovalToast = ({ removal, list }: RemovalToastProps): VNode => {
  const undo = useRef<HTMLButtonElement>(null);
  // The button that was pressed went with its connection: the likeliest next is here.
  useLayoutEffect(() => undo.current?.focus({ preventScroll: true }), []);
  const { id } = removal.source;
  const name = harmless(list.nameOf(removal));
  return (
    <div class="toast removal">
      <span>
        <bdi>{t("removed_name", name)}</bdi>
        <small>{t("removed_hint", shortWords(UNDO_MS))}</small>
      </span>
      <button
        ref={undo}
        type="button"
        class="button"
        onClick={() => void list.bringBack(id)}
      >
        <Icon name="undo" />
        {t("removed_undo")}
      </button>
      <button
        type="button"
        class="text-button"
        onClick={() => void list.eraseNow(id)}
      >
        {t("removed_erase")}
      </button>
    </div>
  );
};
