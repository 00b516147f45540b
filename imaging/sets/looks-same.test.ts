import sharp from "sharp";
import { expect, test } from "vitest";
import { looksSame } from "./looks-same.ts";

const draw = (shape: string) =>
  sharp(Buffer.from(`<svg width="1200" height="1200">${shape}</svg>`)).flatten({ background: "#fff" });
const mug =
  '<rect x="300" y="250" width="500" height="700" fill="#357"/><circle cx="860" cy="560" r="180" fill="#357"/>';
const lamp =
  '<polygon points="600,100 1000,600 200,600" fill="#a52"/><rect x="560" y="600" width="80" height="500"/>';

test("a picture stays the same when a channel resizes and recompresses it", async () => {
  const sent = await draw(mug).jpeg({ quality: 92 }).toBuffer();
  const shown = await sharp(sent).resize(570).webp({ quality: 60 }).toBuffer();
  expect(await looksSame(sent, shown)).toBe(true);
});

test("another picture, the same one mirrored, and one in another colour are told apart", async () => {
  const sent = await draw(mug).jpeg().toBuffer();
  expect(await looksSame(sent, await draw(lamp).jpeg().toBuffer())).toBe(false);
  expect(await looksSame(sent, await draw(mug).flop().jpeg().toBuffer())).toBe(false);
  expect(await looksSame(sent, await draw(mug.replaceAll("#357", "#735")).jpeg().toBuffer())).toBe(false);
});

test("what is no picture is told", async () => {
  await expect(looksSame(await draw(mug).jpeg().toBuffer(), Buffer.from("no"))).rejects.toThrow();
});
