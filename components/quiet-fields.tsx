import type { VNode } from "preact";
import type { QuietHours } from "../utils/domain/quiet-hours.ts";
import { language, t } from "../utils/i18n.ts";

interface QuietFieldsProps {
  readonly quiet: QuietHours;
  readonly onChange: (change: Partial<QuietHours>) => void;
}

/** From when to when it is quiet, and on which days that begins. */
export const QuietFields = ({ quiet, onChange }: QuietFieldsProps): VNode => (
  <div class="quiet-hours">
    <div class="limits">
      <Time
        id="quiet-from"
        label={t("notifying_from")}
        minutes={quiet.from}
        onChange={(from) => onChange({ from })}
      />
      <Time
        id="quiet-to"
        label={t("notifying_to")}
        minutes={quiet.to}
        onChange={(to) => onChange({ to })}
      />
    </div>
    <fieldset class="days">
      <legend>{t("notifying_days")}</legend>
      {WEEK.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={quiet.days.includes(day)}
            onChange={({ currentTarget }) =>
              onChange({
                days: WEEK.filter((one) =>
                  one === day
                    ? currentTarget.checked
                    : quiet.days.includes(one),
                ),
              })
            }
          />
          {dayName(day)}
        </label>
      ))}
    </fieldset>
  </div>
);

/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** Short name of a weekday; 0 is Sunday. */
const dayName = (day: number): string =>
  new Intl.DateTimeFormat(language(), {
    weekday: "short",
    timeZone: "UTC",
    // The 4th of January 1970 was a Sunday.
  }).format(Date.UTC(1970, 0, 4 + day));

interface TimeProps {
  readonly id: string;
  readonly label: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

const Time = ({ id, label, minutes, onChange }: TimeProps): VNode => (
  <div class="field">
    <label for={id}>{label}</label>
    <input
      id={id}
      type="time"
      required
      value={`${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`}
      onChange={({ currentTarget }) => {
        const [hours, rest] = currentTarget.value.split(":").map(Number);
        // Emptied: nothing is changed until there is a time.
        if (hours !== undefined && rest !== undefined)
          onChange(60 * hours + rest);
      }}
    />
  </div>
);

const twoDigits = (value: number): string => String(value).padStart(2, "0");
