/**
 * The parts of the browser's API that we call and that webextension-polyfill's table knows. Its table names the methods
 * of every API there is, a tenth of the worker's start. What stands in no table is handed through as the browser has it,
 * with the browser's own promises: nothing breaks when a new part is called before it is named here.
 */
const CALLED = [
  "alarms",
  "commands",
  "contextMenus",
  "i18n",
  "notifications",
  "permissions",
  "runtime",
  "storage",
  "tabs",
  "windows",
];

const TABLE = /const apiMetadata = (\{[\s\S]*?\n {6}\});/;

/** The polyfill's code with the part of its table that is called. Throws where there is no such table. */
export const withoutUncalled = (code: string): string => {
  const [whole, table] = TABLE.exec(code) ?? [];
  if (whole === undefined || table === undefined)
    throw new Error("webextension-polyfill has no table of the API any more");
  const called = Object.entries(JSON.parse(table)).filter(([part]) =>
    CALLED.includes(part),
  );
  return code.replace(
    whole,
    `const apiMetadata = ${JSON.stringify(Object.fromEntries(called))};`,
  );
};

/**
 * CommonJS as a module: what a bundler puts around it instead is longer than many a file of ours. The variables are those
 * that the code asks for and finds.
 */
const asModule = (code: string): string =>
  `const module = { exports: {} }; const exports = module.exports;\n${code}\nexport default module.exports;`;

/** Both, for the build. */
export const leanPolyfill = {
  name: "lean-polyfill",
  transform: (code: string, id: string) =>
    id.endsWith("/webextension-polyfill/dist/browser-polyfill.js")
      ? asModule(withoutUncalled(code))
      : null,
};
