import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import onnxProto from "onnx-proto";
import { afterAll, expect, it } from "vitest";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { quantise, tensorsToMeasure } from "./quantise.ts";

const { ModelProto } = onnxProto.onnx;
const { FLOAT } = onnxProto.onnx.TensorProto.DataType;
const { INTS, STRING } = onnxProto.onnx.AttributeProto.AttributeType;
const sidePx = 8;
const room = await mkdtemp(join(tmpdir(), "packshot-quantise-"));
afterAll(() => rm(room, { recursive: true }));

/** Convolution and Relu, pooled and enlarged again, joined with the input, convolved to one channel, sigmoid. */
const net = ModelProto.encode({
  irVersion: 8,
  opsetImport: [{ domain: "", version: 15 }],
  graph: {
    name: "small",
    node: [
      { opType: "Conv", name: "first", input: ["input", "w1", "b1"], output: ["sum"] },
      { opType: "Relu", name: "relu", input: ["sum"], output: ["positive"] },
      {
        opType: "MaxPool",
        name: "pool",
        input: ["positive"],
        output: ["pooled"],
        attribute: [
          { name: "kernel_shape", type: INTS, ints: [2, 2] },
          { name: "strides", type: INTS, ints: [2, 2] },
        ],
      },
      {
        opType: "Resize",
        name: "enlarge",
        input: ["pooled", "", "double"],
        output: ["enlarged"],
        attribute: [{ name: "mode", type: STRING, s: Buffer.from("linear") }],
      },
      {
        opType: "Concat",
        name: "join",
        input: ["enlarged", "input"],
        output: ["joined"],
        attribute: [{ name: "axis", type: onnxProto.onnx.AttributeProto.AttributeType.INT, i: 1 }],
      },
      { opType: "Conv", name: "last", input: ["joined", "w2"], output: ["score"] },
      { opType: "Sigmoid", name: "sigmoid", input: ["score"], output: ["output"] },
    ],
    initializer: [
      floats("w1", [2, 1, 1, 1], [1.5, -0.3]),
      floats("b1", [2], [0.25, 0.01]),
      floats("double", [4], [1, 1, 2, 2]),
      floats("w2", [1, 3, 1, 1], [2, -3, -1]),
    ],
    input: [value("input", 1)],
    output: [value("output", 1)],
  },
}).finish();
const ranges = { input: [-1, 1], positive: [0, 1.75], joined: [-1, 1.75] };

function floats(name: string, dims: number[], values: number[]) {
  return { name, dims, dataType: FLOAT, rawData: new Uint8Array(Float32Array.from(values).buffer) };
}

function value(name: string, channels: number) {
  const dim = [1, channels, sidePx, sidePx].map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
}

async function answerOf(bytes: Uint8Array): Promise<Float32Array> {
  const path = join(room, `${String(bytes.length)}.onnx`);
  await writeFile(path, bytes);
  const session = await openOnnxSession(path, { threads: 1 });
  const data = Float32Array.from({ length: sidePx ** 2 }, (_, i) => Math.sin(i));
  const [output] = await session.run("input", { data, dims: [1, 1, sidePx, sidePx] }, ["output"]);
  await session.close();
  return output.data;
}

it("answers as the floats do, to about a step", async () => {
  const [exact, rounded] = [await answerOf(net), await answerOf(quantise(net, ranges))];
  const differences = exact.map((value, i) => Math.abs(value - (rounded[i] ?? 0)));
  expect(Math.max(...differences)).toBeLessThan(0.02);
  expect(Math.max(...differences)).toBeGreaterThan(0);
  expect(Math.max(...exact) - Math.min(...exact)).toBeGreaterThan(0.4);
});

it("asks for the range of each tensor that is cut into steps, and of none that a kernel swallows or hands on", () => {
  expect(tensorsToMeasure(net)).toEqual(["input", "positive", "joined"]);
});

it("gives each output channel a step of its own", () => {
  const { graph } = ModelProto.decode(quantise(net, ranges));
  const steps = graph?.initializer?.find(({ name }) => name === "w1_step");
  const values = new Float32Array(new Uint8Array(steps?.rawData ?? []).buffer);
  expect(values).toEqual(Float32Array.of(Math.fround(1.5) / 127, Math.fround(0.3) / 127));
});

it("refuses a net without its ranges, or without its weights", () => {
  expect(() => quantise(net, { ...ranges, joined: undefined as unknown as number[] })).toThrow(
    "range for tensor joined",
  );
  const bare = ModelProto.decode(net);
  bare.graph?.initializer?.splice(0, 1);
  expect(() => quantise(ModelProto.encode(bare).finish(), ranges)).toThrow("weights for w1");
});
