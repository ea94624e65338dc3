import type { User } from "../store.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** The card of one person of the directory. */
export function personContent(user: User): Html {
  const { name, email, role, company, account } = user;
  return html`<p class="crumbs"><a href="/demo/settings/roles">Settings</a></p>
    <h1><bdi>${name ?? email}</bdi></h1>
    <dl class="card facts">
      <dt>Email</dt>
      <dd>${email}</dd>
      <dt>Role</dt>
      <dd>${role}</dd>
      <dt>Company</dt>
      <dd><bdi>${company ?? "None"}</bdi></dd>
      <dt>Account</dt>
      <dd>${account}</dd>
      <dt>Messages</dt>
      <dd>${user.messages}</dd>
      <dt>Questions</dt>
      <dd>${user.questions}</dd>
    </dl>`;
}
