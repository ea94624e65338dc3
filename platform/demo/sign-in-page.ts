import type { Reply } from "../http/message.ts";
import type { User } from "../store.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { plainPage } from "./layout.ts";

/**
 * The page to sign in as one of the people. There is no password: the platform
 * runs on the visitor's own machine, with made-up people.
 * @param mistake what was wrong with the last try, or null
 */
export function signInPage(
  people: readonly User[],
  mistake: string | null = null,
): Reply {
  const choices = people.map(choice);
  return plainPage(
    mistake === null ? 200 : 400,
    "Sign in",
    html`<form method="post" action="/demo/sign-in" class="sign-in card">
      <h1>Sign in</h1>
      <p class="lead">Choose who you want to be. No password needed here.</p>
      ${mistake !== null && html`<p class="mistake" role="alert">${mistake}</p>`}
      <input
        type="search"
        id="find"
        aria-label="Find a person"
        placeholder="Find a name, email or role"
        autocomplete="off"
      />
      <fieldset class="people">
        <legend class="unseen">People</legend>
        ${choices}
      </fieldset>
      <p id="found" class="unseen" role="status"></p>
      <button>Sign in</button>
    </form>`,
    html`<script src="/demo/assets/demo.js" type="module"></script>`,
  );
}

function choice({ name, email, role, company }: User, index: number): Html {
  const checked = index === 0 && html`checked`;
  return html`<label>
    <input type="radio" name="user" value="${email}" required ${checked} />
    <span><bdi>${name ?? email}</bdi><small>${email}</small></span>
    <small class="role"
      >${role}${company !== null && html`<br /><bdi>${company}</bdi>`}</small
    >
  </label>`;
}
