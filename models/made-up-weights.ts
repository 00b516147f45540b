/** A tiny half-precision net with the quirks of the real export, for tests of fetching, converting and running. */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";

const { ModelProto } = onnxProto.onnx;
const { FLOAT, FLOAT16 } = onnxProto.onnx.TensorProto.DataType;
const { AttributeType } = onnxProto.onnx.AttributeProto;
/** One third in binary16. */
const third = 0x3555;

/**
 * Input `input` [1, 3, 64, 64]; output `output` [1, 1, 64, 64] = sigmoid(mean of the channels), through a pool and a
 * resize with baked-in sizes, casts and a second output, as the published IS-Net has them.
 */
export function madeUpWeights(): Uint8Array {
  const model = ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: "", version: 15 }],
    graph: {
      name: "tiny",
      node: [
        cast("input", "input16", FLOAT16),
        node("Conv", ["input16", "weight"], ["mean"]),
        node("AveragePool", ["mean"], ["pooled"], [ints("kernel_shape", [2, 2]), ints("strides", [2, 2])]),
        cast("pooled", "pooled32", FLOAT),
        node("Resize", ["pooled32", "", "", "sizes"], ["resized32"], [text("mode", "linear")]),
        cast("resized32", "resized", FLOAT16),
        node("Sigmoid", ["resized"], ["output16"]),
        cast("output16", "output", FLOAT),
        cast("pooled", "side", FLOAT),
      ],
      initializer: [
        { name: "weight", dims: [1, 3, 1, 1], dataType: FLOAT16, rawData: halves(third, third, third) },
        {
          name: "sizes",
          dims: [4],
          dataType: 7,
          rawData: new Uint8Array(new BigInt64Array([1n, 1n, 64n, 64n]).buffer),
        },
      ],
      input: [value("input", [1, 3, 64, 64])],
      output: [value("output", [1, 1, 64, 64]), value("side", [1, 1, 32, 32])],
    },
  });
  return ModelProto.encode(model).finish();
}

function node(
  opType: string,
  input: string[],
  output: string[],
  attribute: onnx.IAttributeProto[] = [],
): onnx.INodeProto {
  return { opType, input, output, name: output[0] ?? "", attribute };
}

function cast(input: string, output: string, to: number): onnx.INodeProto {
  return node("Cast", [input], [output], [{ name: "to", type: AttributeType.INT, i: to }]);
}

function ints(name: string, values: number[]): onnx.IAttributeProto {
  return { name, type: AttributeType.INTS, ints: values };
}

function text(name: string, value: string): onnx.IAttributeProto {
  return { name, type: AttributeType.STRING, s: Buffer.from(value) };
}

function value(name: string, dims: number[]): onnx.IValueInfoProto {
  const shape = { dim: dims.map((dimValue) => ({ dimValue })) };
  return { name, type: { tensorType: { elemType: FLOAT, shape } } };
}

function halves(...values: number[]): Uint8Array {
  return new Uint8Array(new Uint16Array(values).buffer);
}
