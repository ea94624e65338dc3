import { xmlAttribute } from "./xlsx-text.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET =
  "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LONGEST_NAME = 31;

/** A sheet's name: the signs that Excel forbids are left out. `number` counts the sheets of one table from 1. */
export const sheetName = (title: string, number: number): string => {
  const more = number === 1 ? "" : ` ${number}`;
  const name = title
    .toWellFormed()
    .replaceAll(/[[\]:*?/\\\p{C}]/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME - more.length)
    // Cut in the midst of a character, it would not be one any more.
    .replaceAll(/^'+|[\ud800-\udbff'\s]+$/g, "");
  return (name === "" ? "Rollcall" : name) + more;
};

export const sheetPath = (at: number): string =>
  `xl/worksheets/sheet${at + 1}.xml`;

/** The parts of a book beside its sheets, styles and strings. No part leads out of the book. */
export const bookParts = (
  sheets: readonly string[],
): readonly (readonly [path: string, xml: string])[] => [
  [
    "xl/workbook.xml",
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets>${sheets
      .map(
        (name, at) =>
          `<sheet name="${xmlAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...sheets.map((_, at) => ["worksheet", sheetPath(at).slice(3)] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ]),
  ],
  ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
  [
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      ["xl/workbook.xml", "sheet.main"] as const,
      ["xl/styles.xml", "styles"] as const,
      ["xl/sharedStrings.xml", "sharedStrings"] as const,
      ...sheets.map((_, at) => [sheetPath(at), "worksheet"] as const),
    ]
      .map(
        ([path, type]) =>
          `<Override PartName="/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`,
      )
      .join("")}</Types>`,
  ],
];

const relationships = (
  targets: readonly (readonly [type: string, target: string])[],
): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
