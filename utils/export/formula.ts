/**
 * What makes a spreadsheet read a cell as a formula when it is the first sign, also behind blanks, also in full width,
 * also when quoted (OWASP, "CSV Injection"; ASVS 5.0 1.2.10).
 */
export const FORMULA = /^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]/u;

/**
 * The same behind a sign that another reader takes for the end of a cell: one that splits at semicolons or tabs, as
 * spreadsheets do in half of Europe, loses count of a comma file's quotes, and what comes then begins a cell.
 */
export const FORMULA_WITHIN = /([;|\t\r\n][\s"\0]*)(?=[=+\-@\0＝＋－＠])/gu;
