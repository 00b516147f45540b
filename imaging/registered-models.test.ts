/** What every registered model must hold to, run on each whose file is there; operators run it on their own. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assetsOf, presentAsset } from "#models/fetch.ts";
import type { ModelRecord } from "#models/model-record.ts";
import { models } from "#models/registry.ts";
import { type FloatTensor, openOnnxSession } from "./onnx-session.ts";

const modelsDir = join(import.meta.dirname, "../.cache/models");
const present: ModelRecord[] = [];
for (const model of models) {
  const files = assetsOf(model).map((asset) => presentAsset(asset, modelsDir));
  if ((await Promise.allSettled(files)).every(({ status }) => status === "fulfilled")) present.push(model);
}

/** One input, and for each output the shape it must have and the range its numbers must lie in. */
interface Trial {
  readonly inputName: string;
  readonly input: FloatTensor;
  readonly outputs: readonly { name: string; length: number; range: readonly [number, number] }[];
}

/** Smooth waves between `from` and `to`, so that nets have something to look at. */
function waves(dims: readonly number[], from: number, to: number): FloatTensor {
  const length = dims.reduce((product, side) => product * side, 1);
  const data = Float32Array.from({ length }, (_, i) => from + ((to - from) * (1 + Math.sin(i * 0.037))) / 2);
  return { data, dims };
}

/** Two sizes where the net takes any. */
async function trialsOf(model: ModelRecord): Promise<Trial[]> {
  switch (model.task) {
    case "segmentation": {
      const step = model.input.multiplePx;
      const sides =
        model.input.shape === "square"
          ? [[1024, 1024]]
          : [
              [4, 4],
              [3, 5],
            ].map((each) => each.map((n) => n * step));
      const range = model.output.range === "share" ? ([-0.001, 1.001] as const) : ([-1e4, 1e4] as const);
      return sides.map(([height = 0, width = 0]) => ({
        inputName: model.input.name,
        input: waves([1, 3, height, width], -0.5, 0.5),
        outputs: [{ name: model.output.name, length: height * width, range }],
      }));
    }
    case "super-resolution":
      return [
        [32, 48],
        [51, 33],
      ].map(([height = 0, width = 0]) => ({
        inputName: model.input.name,
        input: waves([1, 3, height, width], 0, 255),
        outputs: [
          {
            name: model.output.name,
            length: 3 * height * width * model.factor ** 2,
            range: [-60, 315] as const,
          },
        ],
      }));
    case "text-detection":
      return [
        [96, 160],
        [64, 64],
      ].map(([height = 0, width = 0]) => ({
        inputName: model.input.name,
        input: waves([1, 3, height, width], -2, 2),
        outputs: [{ name: model.output.name, length: height * width, range: [0, 1] as const }],
      }));
    case "text-recognition": {
      const letters = (await readFile(join(modelsDir, model.alphabet.fileName), "utf8"))
        .trimEnd()
        .split("\n");
      return [320, 480].map((width) => ({
        inputName: model.input.name,
        input: waves([1, 3, model.input.heightPx, width], -1, 1),
        outputs: [
          { name: model.output.name, length: (width / 8) * (letters.length + 2), range: [0, 1] as const },
        ],
      }));
    }
    case "face-detection": {
      const cells = (cellPx: number) => (model.input.sidePx / cellPx) ** 2;
      return [
        {
          inputName: model.input.name,
          input: waves([1, model.input.sidePx, model.input.sidePx, 3], -1, 1),
          outputs: model.grids.flatMap(({ cellPx, anchorsPerCell, scores, boxes }) => [
            { name: scores, length: cells(cellPx) * anchorsPerCell, range: [-1e3, 1e3] as const },
            { name: boxes, length: cells(cellPx) * anchorsPerCell * 16, range: [-1e4, 1e4] as const },
          ]),
        },
      ];
    }
  }
}

it("has at least the default model to look at", () => {
  expect(present.map(({ id }) => id)).toContain("isnet-medium");
});

/** Every graph that answers as its record says, once per precision. */
const graphs = present.flatMap((model) =>
  assetsOf(model)
    .filter(({ fileName }) => fileName.endsWith(".onnx"))
    .map(({ fileName }) => [fileName, model] as const),
);

it.each(graphs)(
  "%s opens, runs at its sizes, answers in shape and range, and the same twice",
  async (fileName, model) => {
    const session = await openOnnxSession(join(modelsDir, fileName), { threads: 1 });
    for (const { inputName, input, outputs } of await trialsOf(model)) {
      const names = outputs.map(({ name }) => name);
      const once = await session.run(inputName, input, names);
      const twice = await session.run(inputName, input, names);
      for (const [n, { name, length, range }] of outputs.entries()) {
        const data = once[n]?.data ?? new Float32Array();
        expect(data.length, `${name} at ${input.dims.join(" × ")}`).toBe(length);
        expect(
          data.every((value) => value >= range[0] && value <= range[1]),
          `range of ${name}`,
        ).toBe(true);
        expect(
          data.some((value) => value !== data[0]),
          `${name} says something`,
        ).toBe(true);
        expect(
          data.every((value, i) => value === twice[n]?.data[i]),
          `${name} twice the same`,
        ).toBe(true);
      }
    }
    await session.close();
  },
);
