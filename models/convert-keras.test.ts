import { expect, it } from "vitest";
import onnxProto from "onnx-proto";
import { convertKeras } from "./convert-keras.ts";

const layer = (class_name: string, name: string, config: object, ...from: string[]) => ({
  class_name,
  name,
  config,
  inbound_nodes: from.length === 0 ? [] : [from.map((each) => [each, 0, 0, {}])],
});
const convolution = (name: string, from: string, size: [number, number], changes: object = {}) =>
  layer(
    "Conv2D",
    name,
    {
      kernel_size: size,
      strides: [1, 1],
      dilation_rate: [1, 1],
      padding: "same",
      activation: "linear",
      use_bias: true,
      ...changes,
    },
    from,
  );

function topology(layers: object[], weights: [name: string, shape: number[]][]): Uint8Array {
  const config = {
    layers: [layer("InputLayer", "in", { batch_input_shape: [null, null, null, 3] }), ...layers],
    input_layers: [["in", 0, 0]],
    output_layers: [["out", 0, 0]],
  };
  const manifest = {
    paths: ["w.bin"],
    weights: weights.map(([name, shape]) => ({ name, shape, dtype: "float32" })),
  };
  return Buffer.from(
    JSON.stringify({ modelTopology: { model_config: { config } }, weightsManifest: [manifest] }),
  );
}

const bytesOf = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

it("turns a kernel channels first, and pads as Keras does: the odd column at the end", () => {
  const values = Array.from({ length: 1 * 2 * 3 * 2 }, (_, i) => i);
  const model = topology(
    [convolution("out", "in", [1, 2])],
    [
      ["out/kernel", [1, 2, 3, 2]],
      ["out/bias", [2]],
    ],
  );
  const { graph } = onnxProto.onnx.ModelProto.decode(convertKeras(model, bytesOf(...values, 0.5, -0.5)));
  const kernel = graph?.initializer?.[0];
  expect(kernel?.dims?.map(Number)).toEqual([2, 3, 1, 2]);
  const raw = kernel?.rawData ?? new Uint8Array();
  const turned = [...new Float32Array(new Uint8Array(raw).buffer)];
  expect(turned).toEqual([0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11]);
  const pads = graph?.node?.[0]?.attribute?.find(({ name }) => name === "pads")?.ints?.map(Number);
  expect(pads).toEqual([0, 0, 0, 1]);
});

it.each([
  ["a layer it does not know", [layer("PixelShuffle", "out", { scale: 2 }, "in")]],
  ["a stride that shrinks", [convolution("out", "in", [1, 1], { strides: [2, 2] })]],
  ["a smooth enlargement", [layer("UpSampling2D", "out", { size: [2, 2], interpolation: "bilinear" }, "in")]],
])("refuses %s", (_what, layers) => {
  expect(() => convertKeras(topology(layers, []), bytesOf())).toThrow(/^expected the layers/);
});

it("refuses weights of another length and layers without weights", () => {
  const lone = [convolution("out", "in", [1, 1])];
  expect(() => convertKeras(topology(lone, []), bytesOf(1))).toThrow(/^expected 0 bytes/);
  expect(() => convertKeras(topology(lone, []), bytesOf())).toThrow(/^expected a kernel and a bias/);
});
