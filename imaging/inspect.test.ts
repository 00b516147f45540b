import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { checkNames, verdictSchema } from "#core/verdict.ts";
import { box, drawRendered, encodeFrame, everything, nothing, white } from "#tests/fixtures/draw-rendered.ts";
import { drawFrame } from "#tests/fixtures/draw-rendered.ts";
import { inspect } from "./inspect.ts";

/** Nothing that a net has to look for. */
const rules = { ...amazonMain.rules, noText: false, reviewPeople: false };
const large = { width: 1700, height: 1700 };
const product = box(110, 110, 1590, 1590, 1.5);

test("a faithful picture passes every check", async () => {
  const verdict = await inspect(await drawRendered({ ...large, shape: product }), rules);
  expect(verdict.findings.filter((finding) => finding.severity !== "pass")).toEqual([]);
  expect(verdict.outcome).toBe("pass");
});

test("what no net could look for is left to a person", async () => {
  const { outcome, findings } = await inspect(
    await drawRendered({ ...large, shape: product }),
    amazonMain.rules,
  );
  expect(outcome).toBe("review");
  expect(findings.filter(({ severity }) => severity === "review").map(({ check }) => check)).toEqual([
    "text",
    "faces",
  ]);
});

test("findings come one per check in their order, and fit the schema even where there is nothing to measure", async () => {
  for (const shape of [nothing, everything, box(200, 200, 201, 201), product]) {
    const verdict = await inspect(await drawRendered({ shape }), rules);
    expect(verdict.findings.map((finding) => finding.check)).toEqual([...checkNames]);
    expect(verdictSchema.safeParse(verdict).error).toBeUndefined();
  }
});

test.each([
  ["an empty mask", nothing],
  ["a whole-frame mask", everything],
  ["a one-pixel product", box(200, 200, 201, 201)],
])("%s never passes, under any rules", async (_name, shape) => {
  for (const preset of [amazonMain, transparentCutout]) {
    const ground = preset === transparentCutout ? null : white;
    expect((await inspect(await drawRendered({ shape, ground }), preset.rules)).outcome).toBe("fail");
  }
});

test("judged is the file that leaves: compression that ruins the colours is noticed", async () => {
  const rendered = await drawRendered({ ...large, shape: product });
  const ruined = { ...rendered, file: await encodeFrame(rendered.output, "jpeg", 1) };
  const verdict = await inspect(ruined, rules);
  expect(verdict.findings.find((finding) => finding.check === "colour-fidelity")?.severity).not.toBe("pass");
});

test("a file that cannot be opened fails by its own check and breaks no other", async () => {
  const rendered = await drawRendered({ ...large, shape: product });
  const broken = { ...rendered, file: { ...rendered.file, bytes: Buffer.from("not a picture") } };
  const verdict = await inspect(broken, rules);
  expect(
    verdict.findings.filter((finding) => finding.severity === "fail").map((finding) => finding.check),
  ).toEqual(["file"]);
});

test("a placement that is not a number fails and stays storable", async () => {
  const rendered = await drawRendered({ ...large, shape: product });
  const verdict = await inspect({ ...rendered, placement: { scale: Number.NaN, x: 0, y: 0 } }, rules);
  expect(verdict.outcome).toBe("fail");
  expect(verdictSchema.safeParse(verdict).success).toBe(true);
  expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
});

test("a file of other pixels than the frame is judged by its own", async () => {
  const rendered = await drawRendered({ ...large, shape: product });
  const grey = drawFrame(1700, 1700, () => [200, 200, 200]);
  const verdict = await inspect({ ...rendered, file: await encodeFrame(grey, "jpeg") }, rules);
  expect(verdict.findings.find((finding) => finding.check === "ground")?.severity).toBe("fail");
});
