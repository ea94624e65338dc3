import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { Kind } from "../utils/models/connection-kind.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import { kindGives, kindName } from "./connection-kind.ts";

interface KindStepProps {
  readonly guide: GuideModel;
}

/** What the platform is: one line, and all others on demand. */
export const KindStep = ({ guide }: KindStepProps): VNode => {
  const isOpen = guide.isChoosing.value;
  const list = useId();
  const kind = guide.kind.value;
  return (
    <div class="kind-step">
      <div class="kind-line">
        <p>
          <span class="kind-label">{t("kind_label")}</span>{" "}
          <strong>{kindName(kind)}</strong>
          <small>{kindGives(kind)}</small>
        </p>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-controls={list}
          onClick={() => guide.showKinds(!isOpen)}
        >
          {t(isOpen ? "kind_close" : "kind_choose")}
        </button>
      </div>
      <div id={list}>{isOpen && <Kinds guide={guide} />}</div>
    </div>
  );
};

const Kinds = ({ guide }: KindStepProps): VNode => {
  const [typed, type] = useState("");
  const wanted = typed.trim().toLocaleLowerCase();
  const kinds = guide.kinds.value.filter((kind) =>
    `${kindName(kind)} ${kindGives(kind)}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <div class="kinds">
      <input
        type="search"
        class="kind-search"
        aria-label={t("kind_search")}
        placeholder={t("kind_search")}
        value={typed}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={(event) => {
          // Enter in a search is no wish to save.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <fieldset>
        <legend class="unseen">{t("kind_label")}</legend>
        {kinds.map((kind) => (
          <KindItem
            key={kind.key}
            kind={kind}
            isChosen={kind.key === guide.kind.value.key}
            onChoose={() => guide.choose(kind)}
          />
        ))}
        {kinds.length === 0 && <p class="quiet">{t("kind_none")}</p>}
      </fieldset>
    </div>
  );
};

interface KindItemProps {
  readonly kind: Kind;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

const KindItem = ({ kind, isChosen, onChoose }: KindItemProps): VNode => {
  const id = useId();
  return (
    <div class="kind">
      <input
        type="radio"
        id={id}
        name="kind"
        checked={isChosen}
        aria-describedby={`${id}-gives`}
        onChange={onChoose}
      />
      <label for={id}>{kindName(kind)}</label>
      <p id={`${id}-gives`}>{kindGives(kind)}</p>
    </div>
  );
};
