import { ably } from "./ably.ts";
import { auth0 } from "./auth0.ts";
import { betterAuth } from "./better-auth.ts";
import { centrifugo } from "./centrifugo.ts";
import { chatwoot } from "./chatwoot.ts";
import { clerk } from "./clerk.ts";
import { crisp } from "./crisp.ts";
import { discourse } from "./discourse.ts";
import { ejabberd } from "./ejabberd.ts";
import { firebase } from "./firebase.ts";
import { keycloak } from "./keycloak.ts";
import { matomo } from "./matomo.ts";
import { mattermost } from "./mattermost.ts";
import type { Preset } from "./preset.ts";
import { rocketChat } from "./rocket-chat.ts";
import { socketIo } from "./socket-io.ts";
import { zulip } from "./zulip.ts";

/** Every preset, in the order of the alphabet. For the options alone, and loaded when somebody asks for it. */
export const PRESETS: readonly Preset[] = [
  ably,
  auth0,
  betterAuth,
  centrifugo,
  chatwoot,
  clerk,
  crisp,
  discourse,
  ejabberd,
  firebase,
  keycloak,
  matomo,
  mattermost,
  rocketChat,
  socketIo,
  zulip,
];
