/* A site with better-auth and its admin plugin; people who sign in and out with the official client. */
import { createServer } from "node:http";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { createAuthClient } from "better-auth/client";
import { toNodeHandler } from "better-auth/node";
import { admin, bearer } from "better-auth/plugins";

const PASSWORD = "correct horse battery staple";
const emailOf = (who) => `${who}@example.com`;

export const start = async () => {
  const database = { user: [], session: [], account: [], verification: [] };
  let handle = null;
  const http = createServer((request, response) => handle(request, response));
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  const baseURL = `http://127.0.0.1:${http.address().port}`;
  const auth = betterAuth({
    baseURL,
    secret: "a secret of at least thirty-two letters",
    database: memoryAdapter(database),
    emailAndPassword: { enabled: true, autoSignIn: false },
    plugins: [admin(), bearer()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
  handle = toNodeHandler(auth);

  const register = async (who) => {
    const { user } = await auth.api.signUpEmail({
      body: { email: emailOf(who), password: PASSWORD, name: `Name of ${who}` },
    });
    return user.id;
  };
  // What a browser says by itself.
  const client = createAuthClient({
    baseURL,
    fetchOptions: { headers: { Origin: baseURL } },
  });
  const signIn = async (who) => {
    const { data, error } = await client.signIn.email({
      email: emailOf(who),
      password: PASSWORD,
    });
    if (error) throw new Error(JSON.stringify(error));
    return data.token;
  };
  await register("admin");
  for (const user of database.user) user.role = "admin";
  const tokens = new Map();
  return {
    address: `${baseURL}/api/auth`,
    token: await signIn("admin"),
    does: {
      register,
      online: async (who) => {
        tokens.set(who, [...(tokens.get(who) ?? []), await signIn(who)]);
      },
      leave: async (who) => {
        const Authorization = `Bearer ${tokens.get(who).pop()}`;
        const { error } = await client.signOut({
          fetchOptions: { headers: { Authorization, Origin: baseURL } },
        });
        if (error) throw new Error(JSON.stringify(error));
      },
      stop: () => http.close(),
    },
  };
};
