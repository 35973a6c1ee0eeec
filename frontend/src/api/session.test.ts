import { beforeEach, describe, expect, test, vi } from "vitest";
import { send } from "./client";
import { asProblem, fieldErrors, UNREACHABLE } from "./problem";
import { begin, bearer, currentSession, forgetForTest, refresh, resume, type SignedIn } from "./session";

const person: SignedIn = {
  access_token: "first",
  expires_in_seconds: 600,
  me: {
    id: "p1",
    name: "山田",
    name_kana: "ヤマダ",
    email: "y@example.jp",
    phone: "",
    locale: "ja",
    memberships: [],
    roles: [],
    version: 1,
  },
};

/** A server that honours one access token at a time and hands out the next one on refresh. */
function server() {
  const state = { valid: "first", refreshes: 0, mayRefresh: true, seen: [] as Request[] };
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(new URL(String(input), location.origin), init);
    state.seen.push(request);
    if (new URL(request.url).pathname === "/api/sessions/refresh") {
      state.refreshes += 1;
      if (!state.mayRefresh)
        return Response.json({ code: "session.expired", title: "x", status: 401 }, { status: 401 });
      state.valid = `token-${state.refreshes}`;
      return Response.json({ ...person, access_token: state.valid });
    }
    const authorised = request.headers.get("Authorization") === `Bearer ${state.valid}`;
    return Response.json({ body: await request.text() }, { status: authorised ? 200 : 401 });
  };
  vi.stubGlobal("fetch", vi.fn(answer));
  return state;
}

const ask = (body?: string) =>
  send(
    new Request(new URL("/api/bookings", location.origin), { method: body ? "POST" : "GET", ...(body && { body }) }),
  );

beforeEach(() => {
  forgetForTest();
  localStorage.clear();
});

describe("an expired access token", () => {
  test("is refreshed once for any number of requests that meet it together", async () => {
    const state = server();
    begin(person);
    state.valid = "something newer";
    const answers = await Promise.all([ask(), ask(), ask(), refresh()]);
    expect(state.refreshes).toBe(1);
    expect(answers.slice(0, 3).map((answer) => (answer as Response).status)).toEqual([200, 200, 200]);
    expect(bearer()).toBe("token-1");
  });

  test("repeats a write with the same body and the same key", async () => {
    const state = server();
    begin(person);
    state.valid = "something newer";
    const answer = await ask('{"party":4}');
    expect(await answer.json()).toEqual({ body: '{"party":4}' });
    const writes = state.seen.filter((request) => request.url.endsWith("/bookings"));
    expect(writes).toHaveLength(2);
    expect(new Set(writes.map((request) => request.headers.get("Idempotency-Key"))).size).toBe(1);
  });

  test("that cannot be refreshed leaves the page with its drafts and asks to sign in again", async () => {
    const state = server();
    begin(person);
    state.valid = "something newer";
    state.mayRefresh = false;
    const answer = await ask();
    expect(answer.status).toBe(401);
    expect(currentSession().status).toBe("expired");
    expect(bearer()).toBeNull();
  });
});

describe("at start", () => {
  test("a browser that never signed in asks for nothing", async () => {
    const state = server();
    await resume();
    expect(state.seen).toEqual([]);
    expect(currentSession().status).toBe("visitor");
  });

  test("a browser that was signed in comes back as the same person", async () => {
    server();
    begin(person);
    forgetForTest();
    await resume();
    expect(currentSession()).toMatchObject({ status: "person", me: { id: "p1" } });
  });

  test("a refused refresh makes a visitor, not an expired person", async () => {
    const state = server();
    begin(person);
    forgetForTest();
    state.mayRefresh = false;
    await resume();
    expect(currentSession().status).toBe("visitor");
  });
});

test("a wrong password is no reason to refresh", async () => {
  const state = server();
  begin(person);
  state.valid = "something newer";
  await send(new Request(new URL("/api/sessions", location.origin), { method: "POST", body: "{}" }));
  expect(state.refreshes).toBe(0);
});

test("requests name their language and carry the token", async () => {
  const state = server();
  begin(person);
  await ask();
  expect(state.seen[0]?.headers.get("Accept-Language")).toBe("ja");
  expect(state.seen[0]?.headers.get("Authorization")).toBe("Bearer first");
});

describe("whatever goes wrong becomes a problem that can be shown", () => {
  test("the server's own is passed on, its fields ready for a form", () => {
    const problem = {
      code: "validation",
      title: "確認してください",
      status: 422,
      fields: [{ field: "contact.email", code: "email", message: "確認" }],
    };
    expect(asProblem(problem)).toBe(problem);
    expect(fieldErrors(problem)).toEqual([{ field: "contact.email", message: "確認" }]);
  });

  test("no answer at all says that the connection failed and nothing was lost", () => {
    const problem = asProblem(new TypeError("Failed to fetch"));
    expect(problem.code).toBe(UNREACHABLE);
    expect(problem.detail).toContain("入力した内容は画面に残っています");
  });

  test("a proxy's own page becomes a problem document with its status", async () => {
    vi.stubGlobal(
      "fetch",
      async () => new Response("<html>Bad gateway</html>", { status: 502, headers: { "Content-Type": "text/html" } }),
    );
    const answer = await ask();
    expect(await answer.json()).toMatchObject({ status: 502, code: "client.unreadable" });
  });

  test("an answer that is no problem document does not show its insides", () => {
    expect(asProblem("<html>Bad gateway</html>").title).not.toContain("html");
  });
});
