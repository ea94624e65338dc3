import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";

const WatchList = lazy(
  async () => (await import("./watch-list.tsx")).WatchList,
);
const WatchToast = lazy(
  async () => (await import("./watch-toast.tsx")).WatchToast,
);

interface WatchingProps {
  readonly models: PageModels;
}

/** How many people are watched, and the way to the list of them. Not there until somebody was. */
export const Watching = ({ models }: WatchingProps): VNode | null => {
  const { records, active } = models.watch;
  const [isOpen, setOpen] = useState(false);
  if (records.value.length === 0 && !isOpen) return null;
  const label = t("watching", active.value.length);
  return (
    <>
      <button
        type="button"
        class="button"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="bell" />
        {active.value.length}
      </button>
      {isOpen && <WatchList models={models} onClose={() => setOpen(false)} />}
    </>
  );
};

/** What was just done about a watch, over the list. */
export const WatchNews = ({ models }: WatchingProps): VNode | null =>
  models.watch.toast.value === null ? null : <WatchToast models={models} />;
