/**
 * The browser's extension API with promises, in Chrome and Firefox alike. The single place that imports it: everything
 * else imports this file, and tests put a fake in its place.
 */
import polyfilled from "webextension-polyfill";

export const browser = polyfilled;
