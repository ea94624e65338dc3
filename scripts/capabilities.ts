import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { capabilityOf } from "../utils/connectors/capabilities.ts";
import { givesOf } from "../utils/connectors/declared.ts";
import { GIVEN_FACTS, type Given, type Gives } from "../utils/domain/gives.ts";
import { kindsOf } from "../utils/models/connection-kind.ts";
import { exampleSettings } from "../utils/presets/example-settings.ts";
import { presetGives } from "../utils/presets/preset-gives.ts";
import { PRESETS } from "../utils/presets/presets.ts";

/*
 * Writes into the README what each kind of connection can give, by the connectors' and presets' own declarations:
 * `node scripts/capabilities.ts`. A test says when the README is behind.
 */

const README = new URL("../README.md", import.meta.url);
const WORDS = new URL("../public/_locales/en/messages.json", import.meta.url);
const BEGIN = "<!-- what a connection can give: begin -->";
const END = "<!-- what a connection can give: end -->";

const SIGNS: Readonly<Record<Given, string>> = { yes: "●", some: "○", no: "" };

/** The table, with a line each for what is set up already and what reads anything. */
export const capabilityTable = (): string => {
  // CAST: the catalogue's shape is checked by its own test.
  const words = JSON.parse(readFileSync(WORDS, "utf8")) as Readonly<
    Record<string, { readonly message: string }>
  >;
  const said = (key: string): string => words[key]?.message ?? key;
  const line = (name: string, gives: Gives): string =>
    `| ${[name, ...GIVEN_FACTS.map((fact) => SIGNS[gives[fact]])].join(" | ")} |`;
  const presets = PRESETS.flatMap((preset) => {
    const gives = givesOf(preset.connector, exampleSettings(preset));
    return gives === null
      ? []
      : [line(preset.product, presetGives(preset, gives))];
  });
  return [
    `| | ${GIVEN_FACTS.map((fact) => said(`given_${fact}`)).join(" | ")} |`,
    `| --- | ${GIVEN_FACTS.map(() => ":-:").join(" | ")} |`,
    ...kindsOf([]).map(({ connector, form }) =>
      line(said(`connector_${form?.id ?? connector}`), capabilityOf(connector)),
    ),
    ...presets,
  ].join("\n");
};

/** The README with the table between its marks. */
export const withTable = (readme: string): string => {
  const [before, rest = ""] = readme.split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error("The README has no marks.");
  return `${before}${BEGIN}\n\n${capabilityTable()}\n\n${END}${after}`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(README, withTable(readFileSync(README, "utf8")));
