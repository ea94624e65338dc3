import type { TicketSite } from "./ticket-site.ts";

/*
 * Products whose pages are public (their source is), that people host themselves, or that many extensions read.
 */
export const OWN_SITES: readonly TicketSite[] = [
  {
    // Extensions that read Jira's issue view: `issue.views.issue-base.foundation.people.reporter`,
    // `issue.views.field.user.reporter`, `issue.fields.status.common.ui.status-lozenge`; `#reporter-val` and
    // `#status-val` are of the server's edition. Jira shows a name; an address where the customer's profile is open.
    id: "jira-service-management",
    product: "Jira Service Management",
    host: /\.atlassian\.net$|^jira\./,
    path: /^\/(?:browse\/[A-Z][A-Z\d_]*-\d+|jira\/servicedesk\/projects\/)/,
    requester: [
      [
        '[data-testid="issue.views.issue-base.foundation.people.reporter"]',
        "text",
      ],
      ['[data-testid^="issue.views.field.user.reporter"]', "text"],
      ['[data-testid="issue-field-reporter"]', "text"],
      ["#reporter-val", "text"],
      ["#reporter-val .user-hover", "@rel"],
    ],
    name: [
      [
        '[data-testid="issue.views.issue-base.foundation.people.reporter"] [data-testid$="name"]',
        "text",
      ],
      ["#reporter-val", "text"],
    ],
    status: [
      [
        '[data-testid="issue.views.issue-base.foundation.status.status-field-wrapper"] button',
        "text",
      ],
      ['[data-testid^="issue.fields.status.common.ui.status-lozenge"]', "text"],
      ["#status-val", "text"],
    ],
    thread: ["#activitymodule", '[data-testid^="issue.activity"]'],
  },
  {
    // KartikTalwar/gmail.js and many extensions: a sender is `span.gD` with `email` and `name`, other people are
    // `span[email]`, `h2.hP` is the subject; the account is told in the accessible name of its link.
    id: "gmail",
    product: "Gmail",
    host: /^mail\.google\.com$/,
    path: /^\/mail\//,
    fragment: /^#.*\/[\w-]{16,}$/,
    requester: [
      ["span.gD[email]", "@email"],
      ["h3.iw span[email]", "@email"],
      ["[data-hovercard-id][email]", "@email"],
    ],
    name: [["span.gD[name]", "@name"]],
    status: [],
    thread: [".a3s", "div.adn"],
    own: [
      ['a[href^="https://accounts.google.com"][aria-label]', "@aria-label"],
    ],
  },
  {
    // zammad/zammad, app/assets/javascripts/app/views: generic/sidebar_tabs (`.sidebar[data-tab]`), widget/user (the
    // name in `h3`, the address as link in `.sidebar-block`), ticket_zoom/article_view (`.ticket-article-item`).
    id: "zammad",
    product: "Zammad",
    host: /./,
    path: /^\//,
    fragment: /^#ticket\/zoom\/\d+/,
    requester: [
      ['.sidebar[data-tab="customer"] a[href^="mailto:"]', "link"],
      ['.sidebar[data-tab="customer"] .sidebar-block', "text"],
      [
        ".ticket-article-item.customer .article-meta.top .article-meta-value",
        "text",
      ],
    ],
    name: [['.sidebar[data-tab="customer"] h3', "text"]],
    status: [['.sidebar[data-tab="ticket"] select[name="state_id"]', "chosen"]],
    thread: [".ticket-article"],
  },
  {
    // osTicket/osTicket, include/staff/ticket-view.inc.php: the owner in `#user-<id>-email` and `#user-<id>-name`
    // within `table.ticket_info`, the status in a link to `#statuses`. Which ticket it is stands in the query.
    id: "osticket",
    product: "osTicket",
    host: /./,
    path: /\/scp\/tickets\.php$/,
    requester: [
      ['.ticket_info span[id^="user-"][id$="-email"]', "text"],
      ['span[id^="user-"][id$="-email"]', "text"],
    ],
    name: [
      ['.ticket_info span[id^="user-"][id$="-name"]', "text"],
      ['span[id^="user-"][id$="-name"]', "text"],
    ],
    status: [
      ['.ticket_info a[href="#statuses"]', "text"],
      [".ticket_info table tr:first-child td", "text"],
    ],
    thread: ["#ticket-thread", ".thread-body"],
  },
  {
    // chatwoot/chatwoot, app/javascript/dashboard: ContactInfo.vue and ContactInfoRow.vue (name in `h3`, mailto link
    // with the address as title), ResolveAction.vue (the button says "Reopen" once it is resolved).
    id: "chatwoot",
    product: "Chatwoot",
    host: /./,
    path: /^\/app\/accounts\/\d+\/.*conversations\/\d+/,
    requester: [
      ['.conversation-sidebar-wrap a[href^="mailto:"]', "link"],
      ['.contact--profile a[href^="mailto:"]', "link"],
      ['a[href^="mailto:"]:has(span[title])', "link"],
    ],
    name: [
      [".conversation-sidebar-wrap h3", "text"],
      [".contact--profile h3", "text"],
      ["h3.group\\/name", "text"],
    ],
    status: [[".resolve-actions button", "text"]],
    closed: ["reopen", "wieder öffnen", "erneut öffnen", "rouvrir", "reabrir"],
    thread: [".conversation-panel", ".messages-wrap"],
  },
  {
    // platform/helpdesk: the helpdesk of the reference platform.
    id: "rollcall-demo",
    product: "Demo helpdesk",
    host: /^(?:127\.0\.0\.1|localhost)$/,
    path: /^\/helpdesk\/tickets\/\d+$/,
    requester: [
      ['[data-field="requester"] [data-field="email"]', "text"],
      ['[data-field="requester"] a[href^="mailto:"]', "link"],
    ],
    name: [['[data-field="requester"] [data-field="name"]', "text"]],
    status: [['[data-field="status"]', "text"]],
    thread: ["#thread"],
    own: [['[data-field="agent"]', "text"]],
  },
];
