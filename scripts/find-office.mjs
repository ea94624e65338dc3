import { ensure } from "./find-program.mjs";

/** Opens exported files in the tests as an agent's spreadsheet does. The smallest package that can: no window, no Java. */
const OFFICE = {
  variable: "ROLLCALL_OFFICE",
  names: ["soffice", "libreoffice"],
  paths: [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
  ],
  packages: ["libreoffice-calc-nogui"],
  wanted: "LibreOffice Calc",
};

/** Finds or installs LibreOffice, saying what it does. @returns {string} its path */
export const ensureOffice = () => ensure(OFFICE);
