/** Answers of Login with Amazon, over real HTTP. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { amazonAuth } from "./auth.ts";

const registration = { clientId: "client", clientSecret: "the secret", applicationId: "amzn1.sp.solution.1" };
const refreshExpiresAt = new Date("2027-01-01T00:00:00Z");
const tokens = {
  ...{ accessToken: "Atza|old", accessExpiresAt: new Date(), refreshToken: "Atzr|kept", refreshExpiresAt },
};

let answer: { status: number; body: unknown };
let sent: URLSearchParams;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      sent = new URLSearchParams(text);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.close();
});

function auth() {
  const { port } = server.address() as AddressInfo;
  return amazonAuth({ ...registration, sandboxUrl: `http://127.0.0.1:${port}` });
}
const comeBack = (query: string) => ({
  ...{ region: "na", codeVerifier: "v", redirectUrl: "https://app.example/connect" },
  parameters: new URLSearchParams(query),
});

test.each([
  ["na", "https://sellercentral.amazon.com/"],
  ["eu", "https://sellercentral-europe.amazon.com/"],
  ["fe", "https://sellercentral.amazon.co.jp/"],
])("sellers of %s consent at %s", (region, address) => {
  const asked = { region, state: "s-1", codeVerifier: "v", redirectUrl: "https://app.example/connect" };
  const url = amazonAuth({ ...registration, sandboxUrl: null }).authorizeUrl(asked);
  expect(url).toBe(`${address}apps/authorize/consent?application_id=amzn1.sp.solution.1&state=s-1`);
  expect(() => auth().authorizeUrl({ ...asked, region: "moon" })).toThrow("region");
});

test("a code becomes tokens, and the seller is who came back", async () => {
  const body = { access_token: "Atza|1", refresh_token: "Atzr|1", expires_in: 3600, token_type: "bearer" };
  answer = { status: 200, body };
  const callback = comeBack("state=s&selling_partner_id=A1SELLER&spapi_oauth_code=c-1");
  expect(await auth().exchange(callback)).toMatchObject({ accessToken: "Atza|1", refreshToken: "Atzr|1" });
  expect(Object.fromEntries(sent)).toEqual({
    ...{ grant_type: "authorization_code", code: "c-1" },
    ...{ client_id: "client", client_secret: "the secret" },
  });
  expect(auth().sellerOf?.(callback.parameters)).toBe("A1SELLER");
});

test("a seller who said no brings no code", async () => {
  await expect(auth().exchange(comeBack("state=s&error=access_denied"))).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("a refresh keeps the refresh token and the day of the next sign-in", async () => {
  answer = { status: 200, body: { access_token: "Atza|2", expires_in: 3600 } };
  expect(await auth().refresh(tokens, "na")).toMatchObject({
    ...{ accessToken: "Atza|2", refreshToken: "Atzr|kept" },
    refreshExpiresAt,
  });
});

test.each([
  ["the access was taken back", 400, { error: "invalid_grant" }, "REAUTH_REQUIRED"],
  ["our own secret ran out", 401, { error: "invalid_client" }, "CHANNEL_FAILED"],
  ["Amazon is down", 503, "no JSON of theirs", "CHANNEL_FAILED"],
  ["the body is missing", 200, {}, "CHANNEL_FAILED"],
])("when %s: %i", async (_what, status, body, code) => {
  answer = { status, body };
  const failure: unknown = await auth()
    .refresh(tokens, "na")
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  expect(String(failure)).not.toMatch(/Atzr|the secret/);
});
