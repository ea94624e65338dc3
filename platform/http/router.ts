import type { Handler, Reply, Request } from "./message.ts";
import { problem } from "./problem.ts";

/** What one path answers to. */
export interface Route {
  readonly path: string | RegExp;
  readonly methods: Readonly<Partial<Record<"GET" | "POST", Handler>>>;
}

/** Answers by the first route whose path fits: 404 if none, 405 if it lacks the method. */
export async function answer(
  routes: readonly Route[],
  request: Request,
): Promise<Reply> {
  const route = routes.find(({ path }) => fits(path, request.path));
  if (!route) return problem(404, "There is nothing at this address.");
  const handler = handlerFor(route, request.method);
  if (handler) return handler(request);
  const allow = Object.keys(route.methods).flatMap((method) =>
    method === "GET" ? ["GET", "HEAD"] : [method],
  );
  return problem(405, `This address answers to ${allow.join(" and ")} only.`, {
    Allow: allow.join(", "),
  });
}

function fits(path: string | RegExp, asked: string): boolean {
  return typeof path === "string" ? path === asked : path.test(asked);
}

function handlerFor({ methods }: Route, method: string): Handler | undefined {
  switch (method) {
    case "GET":
    // The server leaves the body out of an answer to HEAD by itself.
    case "HEAD":
      return methods.GET;
    case "POST":
      return methods.POST;
    default:
      return undefined;
  }
}
