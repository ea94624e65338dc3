/**
 * What makes a spreadsheet read a cell as a formula when it is the first sign, also behind blanks, also in full width,
 * also when quoted (OWASP, "CSV Injection"; ASVS 5.0 1.2.10).
 */
export const FORMULA = /^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]/u;
