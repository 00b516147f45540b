import "#tests/setup/test-env-without-database.ts";
import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { redaction } from "./log.ts";

test("secrets never reach the log, also inside of errors and requests", () => {
  let written = "";
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written += chunk.toString();
      done();
    },
  });
  const log = pino({ redact: redaction }, sink);
  log.info({ accessToken: "shpat_1", session: { refreshToken: "shpat_2", shop: "a.myshopify.com" } });
  log.info({
    request: { headers: { authorization: "Bearer shpat_3", "set-cookie": "shpat_4", cookie: "shpat_5" } },
  });
  log.error({
    err: Object.assign(new Error("refused"), { response: { headers: { authorization: "shpat_6" } } }),
  });
  expect(written).not.toMatch(/shpat_/);
  expect(written).toContain("a.myshopify.com");
  expect(written.match(/\[hidden\]/g)).toHaveLength(6);
});
