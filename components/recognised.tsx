import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import type { Recognition } from "../utils/domain/recognition.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import { AskedFailure } from "./asked-failure.tsx";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";
import { Locked, EnterSecret } from "./locked.tsx";
import { OutsideText } from "./outside-text.tsx";

interface RecognisedProps {
  readonly guide: GuideModel;
}

/** What a look at the address brought, read out when it comes. */
export const Recognised = ({ guide }: RecognisedProps): VNode => (
  <div class="recognised" aria-live="polite">
    {outcomeOf(guide)}
  </div>
);

const outcomeOf = (guide: GuideModel): VNode | null => {
  const looking = guide.looking.value;
  switch (looking.kind) {
    case "idle":
      return null;
    case "busy":
      return <p class="quiet">{t("recognise_busy")}</p>;
    case "failed":
      return <AskedFailure failure={looking.failure} />;
    case "found":
      return looking.found.length === 0 ? (
        <p class="note">{t("recognise_nothing")}</p>
      ) : (
        <>
          {looking.found.map((recognition) => (
            <Found
              key={recognition.kind}
              recognition={recognition}
              guide={guide}
            />
          ))}
        </>
      );
    default:
      return unreachable(looking);
  }
};

interface FoundProps extends RecognisedProps {
  readonly recognition: Recognition;
}

const Found = ({ recognition, guide }: FoundProps): VNode => {
  switch (recognition.kind) {
    case "protocol":
    case "directus":
      return (
        <>
          <p class="is-good">
            <Icon name="check" />
            <bdi>
              {recognition.name === null
                ? t("recognised_protocol_unnamed")
                : t(
                    `recognised_${recognition.kind}`,
                    harmless(recognition.name),
                  )}
            </bdi>
          </p>
          {recognition.name === null && <EnterSecret guide={guide} />}
        </>
      );
    case "json":
      return (
        <p class="is-good">
          <Icon name="check" />
          {t(
            guide.guessed.value ? "recognised_json" : "recognised_json_unread",
          )}
        </p>
      );
    case "locked":
      return <Locked guide={guide} />;
    case "nothing":
      return (
        <p class="note">
          <strong>{failureTitle(recognition.why)}</strong>{" "}
          {t("recognise_nothing")}
        </p>
      );
    case "openapi":
      return <Described recognition={recognition} guide={guide} />;
    default:
      return unreachable(recognition);
  }
};

interface DescribedProps extends RecognisedProps {
  readonly recognition: Recognition & { readonly kind: "openapi" };
}

/** The lists of an interface, each to begin a mapping with. */
const Described = ({ recognition, guide }: DescribedProps): VNode => {
  const { address, title, lists } = recognition;
  return (
    <div class="described">
      <p class="is-good">
        <Icon name="check" />
        <bdi>
          {t(
            lists.length === 0
              ? "recognised_openapi_none"
              : "recognised_openapi",
            harmless(title ?? address),
          )}
        </bdi>
      </p>
      <ul>
        {lists.map((list) => (
          <li key={list.path}>
            <button
              type="button"
              class="text-button"
              onClick={() => guide.takeList(address, list)}
            >
              <OutsideText text={list.path} />
            </button>{" "}
            {list.words !== null && (
              <span class="quiet">
                <OutsideText text={list.words} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
