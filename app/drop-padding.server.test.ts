import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { dropPadding } from "./drop-padding.server.ts";

/** Several buffers full of letters of three bytes, shifted by a byte each, so that one surely meets the end of a buffer. */
const texts = Array.from({ length: 200 }, (_, n) => `${"x".repeat(n % 3)}${"→".repeat(20)}${n.toString()}`);

async function render(): Promise<string> {
  const page = createElement(
    "ul",
    null,
    ...texts.map((text) => createElement("li", { key: text, title: text }, text)),
  );
  const body = dropPadding();
  await new Promise<void>((resolve) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => {
        pipe(body);
        resolve();
      },
    });
  });
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

test("a page arrives as it was drawn, whatever letter meets the end of a buffer", async () => {
  const html = await render();
  expect(html).not.toMatch(/[\0\uFFFD]/);
  for (const text of texts) expect(html).toContain(`<li title="${text}">${text}</li>`);
});
