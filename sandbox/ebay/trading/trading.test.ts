/** Trading as a client asks it: XML with headers, answered 200 whatever comes of it. */
import { XMLParser } from "fast-xml-parser";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { type EbaySandbox, startEbaySandbox } from "../server.ts";

interface Shown {
  readonly Ack: string;
  readonly Errors?: { readonly ErrorCode: string };
  readonly Item?: {
    readonly SKU?: string;
    readonly ReviseStatus: { readonly ItemRevised: string };
    readonly PictureDetails: { readonly PictureURL?: string | string[] };
    readonly SellingStatus: { readonly ListingStatus: string };
  };
  readonly ActiveList?: {
    readonly ItemArray: { readonly Item: { readonly ItemID: string; readonly Title: string } };
    readonly PaginationResult: { readonly TotalNumberOfEntries: string };
  };
  readonly ReturnedItemCountActual?: string;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });
const host = createServer((request, response) => {
  const width = Number((request.url ?? "").slice(1));
  void square(width).then((bytes) => response.writeHead(200, { "content-type": "image/jpeg" }).end(bytes));
});
let ebay: EbaySandbox;
let token: string;
let plainOrigin: string;

const square = (width: number) =>
  sharp({ create: { width, height: width, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  plainOrigin = `http://127.0.0.1:${(host.address() as AddressInfo).port.toString()}`;
});
afterAll(() => host.close());
beforeEach(async () => {
  ebay = await startEbaySandbox({ plainOrigins: [plainOrigin], tradingPerDay: 8 });
  token = await signIn();
});
afterEach(async () => {
  expect(ebay.violations).toEqual([]);
  await ebay.stop();
});

async function signIn(seller = "eb7k2demo01"): Promise<string> {
  const asked = new URLSearchParams({
    client_id: ebay.clientId,
    redirect_uri: ebay.ruName,
    response_type: "code",
    scope: "https://api.ebay.com/oauth/api_scope",
  });
  const page = await fetch(`${ebay.url}/oauth2/authorize?${asked.toString()}`, {
    method: "POST",
    body: new URLSearchParams({ seller, decision: "allow" }),
    redirect: "manual",
  });
  const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const basic = Buffer.from(`${ebay.clientId}:${ebay.clientSecret}`).toString("base64");
  const given = await fetch(`${ebay.url}/identity/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: ebay.ruName }),
  });
  return ((await given.json()) as { access_token: string }).access_token;
}

async function call(name: string, inner: string): Promise<Shown> {
  const answer = await fetch(`${ebay.url}/ws/api.dll`, {
    method: "POST",
    headers: {
      "content-type": "text/xml",
      "x-ebay-api-call-name": name,
      "x-ebay-api-siteid": "0",
      "x-ebay-api-compatibility-level": "1409",
      "x-ebay-api-iaf-token": token,
    },
    body: `<?xml version="1.0" encoding="utf-8"?><${name}Request xmlns="urn:ebay:apis:eBLBaseComponents">${inner}</${name}Request>`,
  });
  expect(answer.status).toBe(200);
  const read = parser.parse(await answer.text()) as Record<string, Shown>;
  return read[`${name}Response`] ?? { Ack: "no such element" };
}

const look = (id: string) => call("GetItem", `<ItemID>${id}</ItemID>`);
const gallery = (...urls: string[]) =>
  `<PictureDetails>${urls.map((url) => `<PictureURL>${url}</PictureURL>`).join("")}</PictureDetails>`;
const revise = (id: string, inner: string) =>
  call("ReviseFixedPriceItem", `<Item><ItemID>${id}</ItemID>${inner}</Item>`);
const codeOf = ({ Ack, Errors }: Shown) => `${Ack} ${Errors?.ErrorCode ?? ""}`;

async function seed(listing: object): Promise<string> {
  const asked = { kind: "trading", title: "Jug & Bowl <old>", sku: "OLD-1", ...listing };
  const made = await fetch(`${ebay.url}/__sandbox/listings`, { method: "POST", body: JSON.stringify(asked) });
  return ((await made.json()) as { listingId: string }[])[0]?.listingId ?? "";
}
const shown = async (id: string) => {
  const page = await (await fetch(`${ebay.url}/itm/${id}`)).text();
  return [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1] ?? "");
};

describe("reading", () => {
  it("lists what is active, with its text as it was written", async () => {
    const id = await seed({});
    await seed({ state: "ended" });
    await seed({ sellerId: "eb7k2other2" });
    const { ActiveList } = await call("GetMyeBaySelling", "<ActiveList><Include>true</Include></ActiveList>");
    expect(ActiveList?.ItemArray.Item).toMatchObject({ ItemID: id, Title: "Jug & Bowl <old>" });
    expect(ActiveList?.PaginationResult.TotalNumberOfEntries).toBe("1");
  });

  it("lists by the time they end, and wants that time", async () => {
    await seed({});
    const [from, to] = [0, 40].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const span = `<EndTimeFrom>${from ?? ""}</EndTimeFrom><EndTimeTo>${to ?? ""}</EndTimeTo>`;
    expect((await call("GetSellerList", span)).ReturnedItemCountActual).toBe("1");
    expect(codeOf(await call("GetSellerList", ""))).toBe("Failure 20170");
  });

  it("says what is wrong with a request", async () => {
    expect(codeOf(await look("999999999999"))).toBe("Failure 17");
    expect(codeOf(await call("GetItem", "<ItemId>1</ItemId>"))).toBe("Failure 20170");
    expect(codeOf(await call("SellEverything", ""))).toBe("Failure 10012");
  });
});

describe("revising", () => {
  it("replaces the gallery by copies of what the addresses give", async () => {
    const id = await seed({ pictures: [{ base64: (await square(500)).toString("base64") }] });
    const [before = ""] = await shown(id);
    expect((await revise(id, gallery(`${plainOrigin}/600`, before))).Ack).toBe("Success");
    const now = await shown(id);
    expect(now).toHaveLength(2);
    expect(now[1]).toBe(before);
    expect(Buffer.from(await (await fetch(now[0] ?? "")).arrayBuffer())).toEqual(await square(600));
    const { Item } = await look(id);
    expect(Item?.PictureDetails.PictureURL).toEqual(now);
    expect(Item?.ReviseStatus.ItemRevised).toBe("true");
  });

  it("replaces the pictures of variations, and shows them", async () => {
    const variations = ["Red", "Blue"].map((colour) => ({
      sku: `OLD-${colour}`,
      specifics: { Colour: colour },
    }));
    const id = await seed({ variations });
    const sets = ["Red", "Blue"].map(
      (colour, at) =>
        `<VariationSpecificPictureSet><VariationSpecificValue>${colour}</VariationSpecificValue><PictureURL>${plainOrigin}/${(510 + at).toString()}</PictureURL></VariationSpecificPictureSet>`,
    );
    const pictures = `<Variations><Pictures><VariationSpecificName>Colour</VariationSpecificName>${sets.join("")}</Pictures></Variations>`;
    expect((await revise(id, pictures)).Ack).toBe("Success");
    const page = await (await fetch(`${ebay.url}/itm/${id}`)).text();
    expect([...page.matchAll(/<figcaption>([^<]*)/g)].map((found) => found[1])).toEqual([
      "Colour: Red",
      "Colour: Blue",
    ]);
  });

  it("refuses what may not be shown, and changes nothing", async () => {
    const id = await seed({ pictures: [{ base64: (await square(500)).toString("base64") }] });
    const before = await shown(id);
    expect(codeOf(await revise(id, gallery(`${plainOrigin}/499`)))).toBe("Failure 21919137");
    expect(codeOf(await revise(id, gallery("http://127.0.0.1:1/a.jpg")))).toBe("Failure 21916582");
    expect(codeOf(await revise(id, gallery(...Array<string>(25).fill(before[0] ?? ""))))).toBe(
      "Failure 21916582",
    );
    expect(await shown(id)).toEqual(before);
  });

  it("refuses listings of the Inventory API, ended ones and those of others", async () => {
    const picture = gallery(`${plainOrigin}/600`);
    expect(codeOf(await revise(await seed({ kind: "inventory" }), picture))).toBe("Failure 21919474");
    expect(codeOf(await revise(await seed({ state: "ended" }), picture))).toBe("Failure 291");
    expect(codeOf(await revise(await seed({ sellerId: "eb7k2other2" }), picture))).toBe("Failure 225");
  });
});

describe("access", () => {
  it("tells an expired token from a revoked one, and from none", async () => {
    ebay.clock.advance(7_200_001);
    expect(codeOf(await look("1"))).toBe("Failure 21917053");
    token = await signIn();
    await fetch(`${ebay.url}/__sandbox/tokens/revoke`, {
      method: "POST",
      body: JSON.stringify({ sellerId: "eb7k2demo01" }),
    });
    expect(codeOf(await look("1"))).toBe("Failure 21916984");
    token = "";
    expect(codeOf(await look("1"))).toBe("Failure 930");
  });

  it("counts the calls of a day", async () => {
    const id = await seed({});
    for (let at = 0; at < 8; at += 1) expect((await look(id)).Ack).toBe("Success");
    expect(codeOf(await look(id))).toBe("Failure 518");
    ebay.clock.advance(86_400_000);
    token = await signIn();
    expect((await look(id)).Ack).toBe("Success");
  });
});
