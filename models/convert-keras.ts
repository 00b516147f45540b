/**
 * Writes a Keras layers model, as TensorFlow.js stores it, anew as an ONNX graph.
 *
 * Only the layers that published super-resolution nets are made of are known; a model with any other is refused, so
 * no graph is ever almost right. Keras counts rows, columns, channels; ONNX wants channels first.
 * Sources: js.tensorflow.org/api (layers), onnx.ai/onnx/operators (opset 15).
 */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";
import { z } from "zod";
import { AppError } from "#core/errors.ts";

const { ModelProto } = onnxProto.onnx;
const { FLOAT } = onnxProto.onnx.TensorProto.DataType;
const { INT, INTS, STRING } = onnxProto.onnx.AttributeProto.AttributeType;

const sides = z.tuple([z.int(), z.int()]);
const layerSchema = z.discriminatedUnion("class_name", [
  layerOf("InputLayer", { batch_input_shape: z.tuple([z.null(), z.null(), z.null(), z.literal(3)]) }),
  layerOf("Conv2D", {
    kernel_size: sides,
    strides: z.tuple([z.literal(1), z.literal(1)]),
    dilation_rate: z.tuple([z.literal(1), z.literal(1)]),
    padding: z.enum(["same", "valid"]),
    activation: z.literal("linear"),
    use_bias: z.literal(true),
  }),
  layerOf("Activation", { activation: z.literal("relu") }),
  layerOf("Concatenate", { axis: z.literal(3) }),
  layerOf("Add", {}),
  layerOf("UpSampling2D", { size: sides, interpolation: z.literal("nearest") }),
]);

const endpoint = z.tuple([z.tuple([z.string(), z.int(), z.int()])]);
const modelSchema = z.object({
  modelTopology: z.object({
    model_config: z.object({
      config: z.object({ layers: z.array(layerSchema), input_layers: endpoint, output_layers: endpoint }),
    }),
  }),
  weightsManifest: z.tuple([
    z.object({
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.int()), dtype: z.literal("float32") })),
    }),
  ]),
});

type Layer = z.infer<typeof layerSchema>;
type Topology = z.infer<typeof modelSchema>;

/** A weight by its Keras name; the last dimension runs fastest. */
type Weights = ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;

/** What one layer adds to the graph. */
interface Part {
  readonly node: onnx.INodeProto;
  readonly tensors?: readonly onnx.ITensorProto[];
}

/**
 * @param topology the bytes of `model.json`.
 * @param weights the bytes of its one shard.
 * @returns an ONNX graph from [1, 3, height, width] to the enlarged picture, its ends named as in Keras, of any size.
 * @throws AppError INTERNAL for a layer this converter does not know or weights that do not fit.
 */
export function convertKeras(topology: Uint8Array, weights: Uint8Array): Uint8Array {
  const { modelTopology, weightsManifest } = readTopology(topology);
  const { layers, input_layers, output_layers } = modelTopology.model_config.config;
  const named = cutWeights(weightsManifest[0].weights, weights);
  const parts = layers.map((layer) => toPart(layer, named)).filter((part) => part !== null);
  const graph = {
    name: "keras",
    node: parts.map((part) => part.node),
    initializer: parts.flatMap((part) => part.tensors ?? []),
    input: [picture(input_layers[0][0], "")],
    output: [picture(output_layers[0][0], "Enlarged")],
  };
  const model = ModelProto.create({ irVersion: 8, opsetImport: [{ domain: "", version: 15 }], graph });
  return ModelProto.encode(model).finish();
}

function readTopology(bytes: Uint8Array): Topology {
  const read = modelSchema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (read.success) return read.data;
  throw refused("the layers of a super-resolution net", "a Keras model", z.prettifyError(read.error));
}

function cutWeights(
  entries: Topology["weightsManifest"][0]["weights"],
  { buffer, byteOffset, byteLength }: Uint8Array,
): Weights {
  const named = new Map<string, { shape: number[]; values: Float32Array }>();
  let at = byteOffset;
  for (const { name, shape } of entries) {
    const bytes = 4 * shape.reduce((product, side) => product * side, 1);
    named.set(name, { shape, values: new Float32Array(buffer.slice(at, at + bytes)) });
    at += bytes;
  }
  if (at !== byteOffset + byteLength) {
    throw refused(`${at - byteOffset} bytes`, "the weights of a Keras model", String(byteLength));
  }
  return named;
}

function toPart(layer: Layer, weights: Weights): Part | null {
  const { name } = layer;
  const inputs = layer.inbound_nodes.flat().map(([from]) => from);
  const node = (opType: string, input: string[], attribute: onnx.IAttributeProto[] = []) => ({
    opType,
    name,
    input,
    output: [name],
    attribute,
  });
  switch (layer.class_name) {
    case "InputLayer":
      return null;
    case "Conv2D":
      return convolution(layer, inputs, weights);
    case "Activation":
      return { node: node("Relu", inputs) };
    case "Concatenate":
      return { node: node("Concat", inputs, [{ name: "axis", type: INT, i: 1 }]) };
    case "Add":
      return { node: node("Sum", inputs) };
    case "UpSampling2D": {
      const scales = tensor(`${name}/scales`, [4], Float32Array.of(1, 1, ...layer.config.size));
      return {
        node: node(
          "Resize",
          [...inputs, "", `${name}/scales`],
          [
            text("mode", "nearest"),
            text("coordinate_transformation_mode", "asymmetric"),
            text("nearest_mode", "floor"),
          ],
        ),
        tensors: [scales],
      };
    }
  }
}

/** `same` at stride 1 keeps the size: half the kernel is padded on each side, the odd row and column at the end. */
function convolution(
  { name, config }: Extract<Layer, { class_name: "Conv2D" }>,
  inputs: string[],
  weights: Weights,
): Part {
  const [rows, columns] = config.kernel_size;
  const pads =
    config.padding === "same" ? [(rows - 1) >> 1, (columns - 1) >> 1, rows >> 1, columns >> 1] : [0, 0, 0, 0];
  const kernel = weights.get(`${name}/kernel`);
  const bias = weights.get(`${name}/bias`);
  if (!kernel || !bias) throw refused("a kernel and a bias", `layer ${name}`, "none");
  return {
    node: {
      opType: "Conv",
      name,
      input: [...inputs, `${name}/kernel`, `${name}/bias`],
      output: [name],
      attribute: [
        { name: "kernel_shape", type: INTS, ints: [rows, columns] },
        { name: "pads", type: INTS, ints: pads },
      ],
    },
    tensors: [channelsFirst(`${name}/kernel`, kernel), tensor(`${name}/bias`, bias.shape, bias.values)],
  };
}

/** From rows × columns × inputs × outputs to outputs × inputs × rows × columns. */
function channelsFirst(name: string, { shape, values }: { shape: readonly number[]; values: Float32Array }) {
  const [rows = 0, columns = 0, inputs = 0, outputs = 0] = shape;
  const area = rows * columns;
  const turned = new Float32Array(values.length);
  let from = 0;
  for (let place = 0; place < area; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        turned[(output * inputs + input) * area + place] = values[from++] ?? 0;
      }
    }
  }
  return tensor(name, [outputs, inputs, rows, columns], turned);
}

function tensor(name: string, dims: readonly number[], values: Float32Array): onnx.ITensorProto {
  return { name, dims: [...dims], dataType: FLOAT, rawData: new Uint8Array(values.buffer) };
}

function text(name: string, value: string): onnx.IAttributeProto {
  return { name, type: STRING, s: Buffer.from(value) };
}

/** One picture of three channels and free size. */
function picture(name: string, suffix: string): onnx.IValueInfoProto {
  const dim = [
    { dimValue: 1 },
    { dimValue: 3 },
    { dimParam: `height${suffix}` },
    { dimParam: `width${suffix}` },
  ];
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
}

function layerOf<const Name extends string, Config extends z.ZodRawShape>(className: Name, config: Config) {
  return z.object({
    class_name: z.literal(className),
    name: z.string(),
    config: z.object(config),
    inbound_nodes: z.array(z.array(z.tuple([z.string()], z.unknown()))),
  });
}

function refused(expected: string, subject: string, received: string): AppError {
  return new AppError("INTERNAL", `expected ${expected} for ${subject} but received ${received}`);
}
