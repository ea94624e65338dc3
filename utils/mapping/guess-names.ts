import type { MappedFields } from "./mapping-fields.ts";

/* What fields are mostly called, in small letters without "_", "-", "." and blanks; the likeliest name first. */

export type TimeName =
  | "lastActiveAt"
  | "lastSeenAt"
  | "startedAt"
  | "lastLoginAt";

export const ID_NAMES = [
  ...["id", "userid", "uid", "uuid", "guid", "sub", "personid", "memberid"],
  ...["visitorid", "accountid", "customerid", "key"],
];

export const TIME_NAMES: readonly (readonly [TimeName, readonly string[]])[] = [
  [
    "lastActiveAt",
    [
      ...["lastactiveat", "lastactive", "lastactivityat", "lastactivity"],
      ...[
        "lastaction",
        "lastaccess",
        "lastaccessat",
        "activeat",
        "idleseconds",
      ],
      ...["idlems", "idlefor", "idletime", "idle", "secondsidle", "inactive"],
    ],
  ],
  [
    "lastSeenAt",
    [
      ...["lastseenat", "lastseen", "seenat", "lastheartbeat", "heartbeat"],
      ...["lastping", "lastrequest", "lastpresence", "secondsago", "updatedat"],
    ],
  ],
  [
    "startedAt",
    [
      ...["startedat", "sessionstartedat", "sessionstart", "started", "start"],
      ...["starttime", "since", "onlinesince", "onlineat", "connectedat"],
      ...["joinedat"],
    ],
  ],
  [
    "lastLoginAt",
    [
      ...["lastloginat", "lastlogin", "lastsigninat", "lastsignin", "loginat"],
      ...["loggedinat", "signedinat"],
    ],
  ],
];

/** With what their values have to look like. */
export const TEXT_NAMES: readonly (readonly [
  keyof MappedFields,
  readonly string[],
  RegExp?,
])[] = [
  [
    "email",
    ["email", "emailaddress", "mail", "useremail"],
    /^[^\s@]+@[^\s@]+$/,
  ],
  [
    "session",
    ["sessionid", "session", "sid", "connectionid", "socketid", "clientid"],
  ],
  ["role", ["role", "roles", "userrole", "usertype", "usergroup"]],
  [
    "company",
    [
      ...["company", "companyname", "organization", "organisation", "org"],
      ...["orgname", "tenant", "team", "workspace"],
    ],
  ],
  [
    "page",
    [
      ...["currentpage", "page", "pageurl", "currenturl", "lastpage", "url"],
      ...["path", "location", "route", "href"],
    ],
    /^(?:https?:\/\/|\/)/,
  ],
  ["title", ["pagetitle", "documenttitle", "screen", "title"]],
  [
    "ip",
    ["ip", "ipaddress", "ipaddr", "remoteip", "clientip", "remoteaddr"],
    /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]*:[\da-f:]+)$/i,
  ],
  ["userAgent", ["useragent", "ua", "agent"], /\/[\d.]+/],
  ["browser", ["browser", "browsername"]],
  ["os", ["os", "osname", "operatingsystem"]],
  ["device", ["devicetype", "device"]],
  ["messages", ["messages", "messagecount", "messagessent"], /^\d+$/],
  ["questions", ["questions", "questioncount"], /^\d+$/],
];

export const STATUS_NAMES = [
  ...["presence", "online", "isonline", "connected", "isconnected"],
  ...["onlinestatus", "status", "state"],
];

export const ACCOUNT_NAMES = [
  ...["accountstatus", "account", "status", "state", "enabled", "disabled"],
  ...["isactive", "active", "suspended", "banned", "blocked"],
];

/** Words that say of somebody that they are there, or that they are not. */
export const ONLINE_WORD =
  /^(?:online|active|available|connected|present|here|idle|away|busy|dnd|true|1)$/i;
export const OFFLINE_WORD =
  /^(?:offline|disconnected|absent|gone|inactive|false|0|none)$/i;

export const ACCOUNT_WORDS: ReadonlyMap<
  string,
  "active" | "pending" | "disabled"
> = new Map([
  ...(["active", "enabled", "approved", "confirmed"] as const).map(
    (word) => [word, "active"] as const,
  ),
  ...(["pending", "invited", "unconfirmed"] as const).map(
    (word) => [word, "pending"] as const,
  ),
  ...(
    [
      ...["disabled", "suspended", "blocked", "banned"],
      ...["archived", "deactivated", "locked"],
    ] as const
  ).map((word) => [word, "disabled"] as const),
]);
