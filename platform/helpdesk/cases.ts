/** What people write about. `{colleague}` becomes an address, `{first}` the requester's first name. */
export interface Case {
  readonly subject: string;
  /** By turns: the requester, the agent, the requester again. */
  readonly messages: readonly string[];
}

export const CASES: readonly Case[] = [
  {
    subject: "Invoice shows the wrong tax rate",
    messages: [
      "Hello,\n\nour last invoice was written with 20 % instead of the reduced rate. Could you correct it before Friday? Our accountant is {colleague}, she has the form.",
      "Hello {first},\n\nthank you, I see it. Which of the two orders is it about?",
      "The second one. The page under Billing still shows the old sum.",
    ],
  },
  {
    subject: "Cannot add a colleague to our team",
    messages: [
      "Hi,\n\nI try to invite {colleague} under Settings, and the button stays grey. I am an admin as far as I know.",
      "Hi {first},\n\nthe seats of your plan are all taken. Shall I add one, or do you want to remove somebody?",
    ],
  },
  {
    subject: "Parcel was returned to sender",
    messages: [
      "Good morning,\n\nthe carrier (tracking@parcel-runner.test) says that the address was incomplete. It is the one of our account, though. Where do I see what was printed?",
      "Good morning {first},\n\nunder Orders, in the order itself: “Label”. I have asked the carrier as well.",
      "Found it, the house number is missing.",
    ],
  },
  {
    subject: "Export of customers stops half way",
    messages: [
      "The CSV export ends after about 4,000 rows, every time at another place. Chrome, latest version.",
    ],
  },
  {
    subject: "How do we change the language of the shop?",
    messages: [
      "Is there a setting for that? My colleague {colleague} sees English, I see German.",
      "Each person chooses in the profile. It cannot be set for everybody yet.",
      "Good enough, thank you!",
    ],
  },
  {
    subject: "Order page is very slow since this morning",
    messages: [
      "Opening an order takes ten seconds or more for all of us. It was fine yesterday.",
      "Hello {first},\n\nwe are looking into it. Is it every order, or those with many lines?",
    ],
  },
  {
    subject: "Two-factor code is not accepted",
    messages: [
      "I have a new telephone and the codes are refused now. {colleague} can confirm that it is me.",
      "Hello {first},\n\nI have sent a link to reset it to your own address.",
    ],
  },
  {
    subject: "Please cancel order of 40 head torches",
    messages: [
      "It was ordered twice. orders@peak-supply.test has been told already, please stop our side as well.",
      "Stopped. The money is back within three days.",
      "Thanks for the quick help.",
    ],
  },
  {
    subject: "Report of last month does not add up",
    messages: [
      "Sales by week sum up to more than the month. Is the last week counted twice?",
    ],
  },
  {
    subject: "Webhook stopped arriving",
    messages: [
      "Since the 1st we get no more calls on shipped orders. Our developer {colleague} sees nothing in the log either.",
      "Hello {first},\n\nyour endpoint answered 410 several times, so it was switched off. You can switch it on again under Settings › Hooks.",
    ],
  },
  {
    subject: "Which plan has single sign-on?",
    messages: [
      "We would like to move 60 people. Our consultant (desk@bright-consulting.test) asks which protocol you speak.",
    ],
  },
  {
    subject: "Product pictures are rotated",
    messages: [
      "Pictures taken upright are shown on their side after the upload. See SKU 55-L, picture hero@2x.png.",
      "Hello {first},\n\nthat was a mistake of ours and is corrected. Could you look again?",
    ],
  },
];

/** People who write without having an account. */
export const STRANGERS = [
  ["Robin Vale", "robin.vale@larchmont-print.test", "Larchmont Print"],
  ["Ines Duarte", "ines@duarte-arquitectos.test", "Duarte Arquitectos"],
  ["Piotr Zieliński", "p.zielinski@zielona-poczta.test", null],
  ["Marlow & Daughters", "hello@marlow-daughters.test", "Marlow & Daughters"],
] as const;
