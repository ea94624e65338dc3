import { offsetText } from "./zoned-time.ts";
import { xmlAttribute } from "./xlsx-text.ts";

/** Numbers of the styles that every book has; those of moments follow, one for each offset from UTC. */
export const STYLE = { plain: 0, heading: 1, duration: 2, text: 3 } as const;
const FIRST_MOMENT = 4;

const DURATION_FORMAT = "[h]:mm:ss";
/** Formats below this number are Excel's own. */
const FIRST_FORMAT = 164;

export interface Styles {
  /** The style of a moment whose wall clock is so far ahead of UTC, ms. */
  readonly moment: (offset: number) => number;
  /** The part `xl/styles.xml`, with the styles that were asked for. */
  readonly xml: () => string;
}

/**
 * The styles of a book. A date in a sheet has no zone: so each offset gets a format of its own that says it behind the
 * time, and an hour that the clocks repeat stays two.
 */
export const createStyles = (zone: string): Styles => {
  const offsets: number[] = [];
  return {
    moment: (offset) => {
      const known = offsets.indexOf(offset);
      return FIRST_MOMENT + (known >= 0 ? known : offsets.push(offset) - 1);
    },
    xml: () =>
      stylesXml([
        DURATION_FORMAT,
        ...offsets.map((offset) => momentFormat(offset, zone)),
      ]),
  };
};

const momentFormat = (offset: number, zone: string): string =>
  String.raw`yyyy\-mm\-dd\ hh:mm:ss\ "${zone === "UTC" ? "UTC" : offsetText(offset)}"`;

const stylesXml = (formats: readonly string[]): string =>
  [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">`,
    ...formats.map(
      (code, at) =>
        `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${xmlAttribute(code)}"/>`,
    ),
    "</numFmts>",
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="2"><border/><border><bottom style="thin"/></border></borders>',
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
    `<cellXfs count="${FIRST_MOMENT - 1 + formats.length}">`,
    '<xf xfId="0"/>',
    '<xf xfId="0" fontId="1" borderId="1" applyFont="1" applyBorder="1"/>',
    numberStyle(0),
    // A text that begins like a formula stays one when somebody edits its cell.
    '<xf xfId="0" quotePrefix="1"/>',
    ...formats.slice(1).map((_, at) => numberStyle(at + 1)),
    "</cellXfs>",
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    "</styleSheet>",
  ].join("");

const numberStyle = (format: number): string =>
  `<xf xfId="0" numFmtId="${FIRST_FORMAT + format}" applyNumberFormat="1"/>`;
