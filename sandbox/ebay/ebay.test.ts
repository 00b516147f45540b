/** The stand-in for eBay, asked over HTTP as a client asks it: sign-in, pictures, bad weather. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { NewFault } from "../common/faults.ts";
import {
  type Given,
  actAs,
  askToken,
  call,
  ebay,
  errorOf,
  picture,
  record,
  restart,
  scope,
  seed,
  shown,
  signIn,
  upload,
} from "./testing/client.ts";

describe("sign-in", () => {
  it("refreshes without giving a new refresh token, and not beyond what was granted", async () => {
    const { refresh_token } = await signIn();
    const refresh = { grant_type: "refresh_token", refresh_token };
    const good = (await (await askToken({ ...refresh, scope })).json()) as Partial<Given>;
    expect(good.access_token).toMatch(/^v\^1\.1#/);
    expect(good.refresh_token).toBeUndefined();
    const greedy = await askToken({
      ...refresh,
      scope: `${scope} https://api.ebay.com/oauth/api_scope/sell.finances`,
    });
    expect(await greedy.json()).toMatchObject({ error: "invalid_scope" });
  });

  it("refuses a wrong secret, a spent code and a revoked seller", async () => {
    expect((await askToken({ grant_type: "refresh_token" }, "wrong")).status).toBe(401);
    const { refresh_token } = await signIn();
    await fetch(`${ebay.url}/__sandbox/tokens/revoke`, {
      method: "POST",
      body: JSON.stringify({ sellerId: "eb7k2demo01" }),
    });
    const refused = await askToken({ grant_type: "refresh_token", refresh_token });
    expect(await refused.json()).toMatchObject({ error: "invalid_grant" });
    expect(await errorOf(await call("GET", "/commerce/identity/v1/user/"))).toEqual({
      status: 401,
      errorId: 1001,
    });
  });

  it("names the seller, each by their own token", async () => {
    await actAs("eb7k2other2");
    const answer = await call("GET", "/commerce/identity/v1/user/");
    expect(await answer.json()).toMatchObject({
      userId: "eb7k2other2",
      registrationMarketplaceId: "EBAY_DE",
    });
    expect(answer.headers.get("x-ebay-c-request-id")).not.toBeNull();
  });
});

describe("pictures", () => {
  it("keeps an upload at an address, until it expires unused", async () => {
    const answer = await upload(await picture(800));
    expect(answer.status).toBe(201);
    const { imageUrl } = (await answer.json()) as { imageUrl: string };
    const resource = new URL(answer.headers.get("location") ?? "").pathname;
    expect((await call("GET", resource)).status).toBe(200);
    expect((await fetch(imageUrl)).status).toBe(200);
    ebay.clock.advance(31 * 86_400_000);
    await actAs();
    expect((await fetch(imageUrl)).status).toBe(404);
    expect(await errorOf(await call("GET", resource))).toEqual({ status: 404, errorId: 190200 });
  });

  it("refuses what is no picture, too large, or too long", async () => {
    expect(await errorOf(await upload(Buffer.from("<html>")))).toEqual({ status: 400, errorId: 190203 });
    expect(await errorOf(await upload(Buffer.alloc(12 * 1024 * 1024 + 1)))).toEqual({
      status: 400,
      errorId: 190201,
    });
    expect(await errorOf(await upload(await picture(14_000, 1_001)))).toEqual({
      status: 400,
      errorId: 190202,
    });
  });

  it("takes an address by HTTPS only", async () => {
    const body = { imageUrl: "http://127.0.0.1:1/a.jpg" };
    const answer = await call("POST", "/commerce/media/v1_beta/image/create_image_from_url", body);
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 190204 });
  });

  it("lets 50 uploads through in five seconds", async () => {
    const bytes = await picture(500);
    const answers = await Promise.all(Array.from({ length: 51 }, () => upload(bytes)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(await errorOf(refused[0] as Response)).toEqual({ status: 429, errorId: 2001 });
  });
});

describe("bad weather", () => {
  const arm = (fault: NewFault) => void ebay.faults.add(fault);

  it("limits with and without Retry-After, and breaks with a body in JSON", async () => {
    arm({ kind: "429" });
    arm({ kind: "429", retryAfterSeconds: 7 });
    arm({ kind: "5xx", status: 500 });
    const user = () => call("GET", "/commerce/identity/v1/user/");
    const [first, second] = [await user(), await user()];
    expect(first.headers.get("retry-after")).toBeNull();
    expect(await errorOf(first)).toEqual({ status: 429, errorId: 2001 });
    expect(second.headers.get("retry-after")).toBe("7");
    expect(await errorOf(await user())).toEqual({ status: 500, errorId: 25001 });
    expect((await user()).status).toBe(200);
  });

  it("breaks off an upload before or after it counts, or answers it with nothing", async () => {
    const bytes = await picture(600);
    arm({ kind: "drop", match: { operation: "createImageFromFile" } });
    await expect(upload(bytes)).rejects.toThrow();
    expect(ebay.state.pictures).toHaveLength(0);
    arm({ kind: "drop-after", match: { operation: "createImageFromFile" } });
    await expect(upload(bytes)).rejects.toThrow();
    expect(ebay.state.pictures).toHaveLength(1);
    arm({ kind: "answer", status: 201 });
    expect(await (await upload(bytes)).text()).toBe("");
  });

  it("remembers everything over a restart, at another port too", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "ebay-"));
    try {
      await restart({ stateDir });
      await actAs();
      const listingId = await seed({
        title: "Jug",
        sku: "JUG",
        pictures: [{ base64: (await picture(600)).toString("base64") }],
      });
      await restart({ stateDir });
      expect((await call("GET", record("JUG"))).status).toBe(200);
      const [address = ""] = await shown(listingId);
      expect((await fetch(address)).status).toBe(200);
    } finally {
      await restart({});
      rmSync(stateDir, { recursive: true });
    }
  });
});
