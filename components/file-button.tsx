import type { VNode } from "preact";

interface FileButtonProps {
  readonly label: string;
  /** The file's text; null: it could not be read. */
  readonly onText: (text: string | null) => void;
}

/** A button that opens a JSON file. */
export const FileButton = ({ label, onText }: FileButtonProps): VNode => (
  <label class="button">
    {label}
    <input
      class="unseen"
      type="file"
      accept=".json,application/json"
      onChange={({ currentTarget: input }) => {
        void input.files?.[0]?.text().then(onText, () => onText(null));
        // The same file again is another choice.
        input.value = "";
      }}
    />
  </label>
);
