import type { TicketSite } from "./ticket-site.ts";

/*
 * Products at an address of their maker. None of them documents its pages, so what follows was put together from public
 * code that reads them; each names it. Hooks made for tests and for assistive technology come first: classes change with
 * each build.
 */
export const HOSTED_SITES: readonly TicketSite[] = [
  {
    // Agent workspace: userscripts and time trackers (toggl/track-extension, clockify) use `customer-context-*`,
    // `ticket-system-field-requester-*`, `tabs-section-nav-item-ticket` with `.ticket_status_label`; the cards of the
    // requester are from a telephony extension that looks for mailto links in them.
    id: "zendesk",
    product: "Zendesk",
    host: /\.zendesk\.com$/,
    path: /^\/agent\/tickets\/\d+/,
    requester: [
      ['[data-test-id="customer-context-email"]', "text"],
      ['[data-test-id="requester-email"]', "text"],
      ['[data-test-id="customer-context"] a[href^="mailto:"]', "link"],
      ['[data-test-id="essentials-card"] a[href^="mailto:"]', "link"],
      ['[data-test-id="requester-card"] a[href^="mailto:"]', "link"],
      ['[data-test-id="essentials-card"]', "text"],
      ['[data-test-id="ticket-system-field-requester-select"]', "text"],
      [".sender .email", "text"],
    ],
    name: [
      ['[data-test-id="customer-context-name"]', "text"],
      ['[data-test-id="requester-name"]', "text"],
      ['[data-test-id="tabs-nav-item-users"]', "text"],
    ],
    status: [
      [
        '[data-test-id="tabs-section-nav-item-ticket"] .ticket_status_label',
        "text",
      ],
      ['[data-test-id="ticket-fields-status"]', "text"],
      [".ticket_status_label", "text"],
    ],
    thread: ['[data-test-id="omni-log-container"]', ".comment"],
    own: [['[data-test-id="header-agent-menu-button"]', "@aria-label"]],
  },
  {
    // A content script that reads 26 fields of a Freshdesk ticket: `requester-info-contact-*`, `tkt-properties-*`,
    // `.sender-info`, `.requester-wrap`, `.widget-requestor-info`, `#ticket_original_request`.
    id: "freshdesk",
    product: "Freshdesk",
    host: /\.freshdesk\.com$/,
    path: /^\/a\/tickets\/\d+/,
    requester: [
      [
        '[data-test-id="requester-info-contact-email"] .info-details-content',
        "text",
      ],
      ['[data-test-id="requester-email"]', "text"],
      ['.widget-requestor-info a[href^="mailto:"]', "link"],
      ['.requester-wrap a[href^="mailto:"]', "link"],
      ['.sender-info a[href^="mailto:"]', "link"],
      [".requester-email", "text"],
      [".contact-email", "text"],
    ],
    name: [
      ['.requester-wrap [data-test-id="user-name"]', "text"],
      ['.sender-info [data-test-id="user-name"]', "text"],
      ['[data-test-id="requester-name"]', "text"],
      [".widget-requestor-info", "text"],
    ],
    status: [
      [
        '[data-test-id="tkt-properties-status"] .ember-power-select-selected-item',
        "text",
      ],
      ['[data-test-id="ticket-status"]', "text"],
    ],
    thread: ["#ticket_original_request", ".ticket-details__conversation"],
  },
  {
    // A support assistant for Intercom's inbox (`span[data-conversation-title]`, `customer-*`); the attributes of the
    // person stand beside as label and value, which the general search reads.
    id: "intercom",
    product: "Intercom",
    host: /^app(?:\.(?:eu|au))?\.intercom\.(?:com|io)$/,
    path: /^\/a\/(?:inbox|apps)\/[\w-]+\/.*(?:conversation|inbox)/,
    requester: [
      ['[data-testid="customer-email"]', "text"],
      [".customer-email", "text"],
      [".contact-email", "text"],
    ],
    name: [
      ["span[data-conversation-title]", "text"],
      ['[data-testid="customer-name"]', "text"],
    ],
    status: [['[data-testid="conversation-state"]', "text"]],
    thread: [".conversation-body", ".message-body"],
  },
  {
    // An assistant's adapter for Help Scout (`customer-sidebar`, `ThreadContainer`, `.c-conversation-sidebar`), clockify
    // (path, `StatusAssignee`).
    id: "help-scout",
    product: "Help Scout",
    host: /^secure\.helpscout\.net$/,
    path: /^\/(?:[^/]+\/)*conversations?\/\d+/,
    requester: [
      ['[data-cy="customer-sidebar"] a[href^="mailto:"]', "link"],
      ['.c-conversation-sidebar a[href^="mailto:"]', "link"],
      ['.sidebar-customer a[href^="mailto:"]', "link"],
      ['[data-cy="customer-property"]', "text"],
      [".c-conversation-sidebar .c-property-value", "text"],
    ],
    name: [
      ['[data-cy="customer-sidebar"] .c-avatar__name', "text"],
      ['[data-cy="customer-sidebar"] h3', "text"],
      [".c-conversation-sidebar h3", "text"],
    ],
    status: [
      ['[class*="StatusAssignee"] [data-cy="status"]', "text"],
      ['[data-cy="status"]', "text"],
    ],
    thread: [
      '[data-testid="ThreadContainer"]',
      'ol[aria-label="Thread Items"]',
    ],
    own: [['[data-cy="current-user"]', "text"]],
  },
  {
    // clockify: `conversationTopbar__…`, `messageViewerRecipient__…`, styled components whose names outlive their hashes.
    id: "front",
    product: "Front",
    host: /^app\.frontapp\.com$/,
    path: /^\//,
    requester: [
      ['[class*="messageViewerRecipient"]', "text"],
      ['[class*="contactHandle"]', "text"],
    ],
    name: [
      ['[class*="messageViewerRecipient"] [class*="Name"]', "text"],
      ['[class*="contactName"]', "text"],
    ],
    status: [['[class*="conversationTopbar"] [class*="status"]', "text"]],
    thread: ['[class*="messageViewerBody"]'],
  },
  {
    // A guide to HubSpot's record pages (0-5 is the type of tickets; `left-sidebar`, `records-right-sidebar`,
    // `highlightedPropertySidebar`), clockify (`customer-data-sidebar--highlight`).
    id: "hubspot",
    product: "HubSpot",
    host: /^app(?:-[a-z]{2}\d)?\.hubspot\.com$/,
    path: /^\/(?:contacts\/\d+\/(?:record\/0-5|ticket)\/|help-desk\/\d+\/|live-messages\/\d+\/inbox\/)/,
    requester: [
      ['.customer-data-sidebar--highlight a[href^="mailto:"]', "link"],
      ['[data-test-id="records-right-sidebar"] a[href^="mailto:"]', "link"],
      [
        '[data-test-id="records-right-sidebar"] [data-selenium-test*="email"]',
        "text",
      ],
      ['[data-selenium-test="highlightedPropertySidebar"]', "text"],
    ],
    name: [
      [
        ".customer-data-sidebar--highlight .private-truncated-string__inner",
        "text",
      ],
      [
        '[data-test-id="records-right-sidebar"] a[href*="/record/0-1/"]',
        "text",
      ],
    ],
    status: [
      ['[data-selenium-test*="pipeline_stage"]', "text"],
      ['[data-test-id="ticket-status"]', "text"],
    ],
    thread: ['[data-test-id="middle-pane"]'],
  },
];
