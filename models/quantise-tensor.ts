/** One tensor as integers: its values or the node that makes them, and the node that turns them back into floats. */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";

const { FLOAT, INT8, INT32, UINT8 } = onnxProto.onnx.TensorProto.DataType;
const { INT } = onnxProto.onnx.AttributeProto.AttributeType;
const highestLevel = 255;
const highestWeight = 127;
/** Of tensors that hold only zeros. */
const leastStep = 1e-9;

export interface Quantised {
  readonly nodes: readonly onnx.INodeProto[];
  readonly tensors: readonly onnx.ITensorProto[];
  /** The tensor of floats that stands for the old one. */
  readonly output: string;
  /** What one integer step is worth: one number, or one per output channel. */
  readonly steps: readonly number[];
}

/** uint8 with a zero point, so that zero, the padding's value, is met exactly. */
export function quantiseActivation(name: string, [lowest = 0, highest = 0]: readonly number[]): Quantised {
  const low = Math.min(0, lowest);
  const step = Math.max(leastStep, (Math.max(0, highest) - low) / highestLevel);
  const zero = Math.round(-low / step);
  const parameters = [`${name}_step`, `${name}_zero`];
  return {
    nodes: [
      {
        opType: "QuantizeLinear",
        name: `${name}_in`,
        input: [name, ...parameters],
        output: [`${name}_level`],
      },
      turnBack(name, parameters),
    ],
    tensors: [
      tensor(`${name}_step`, [], FLOAT, Float32Array.of(step)),
      tensor(`${name}_zero`, [], UINT8, Uint8Array.of(zero)),
    ],
    output: `${name}_value`,
    steps: [step],
  };
}

/** Symmetric int8, the first dimension's channels each with a step of their own. */
export function quantiseWeights(weights: onnx.ITensorProto): Quantised {
  const name = weights.name ?? "";
  const values = floatsOf(weights);
  const channels = Number(weights.dims?.[0] ?? 1);
  const length = values.length / channels;
  const steps = new Float32Array(channels);
  const levels = new Int8Array(values.length);
  for (let channel = 0; channel < channels; channel++) {
    const own = values.subarray(channel * length, (channel + 1) * length);
    const step = Math.fround(Math.max(leastStep, largest(own) / highestWeight));
    steps[channel] = step;
    for (let i = 0; i < length; i++) levels[channel * length + i] = Math.round((own[i] ?? 0) / step);
  }
  return perChannel(name, weights.dims ?? [], INT8, levels, steps);
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

/** int32 in the steps of the sums it is added to. */
export function quantiseBias(bias: onnx.ITensorProto, sumSteps: readonly number[]): Quantised {
  const steps = Float32Array.from(sumSteps);
  const levels = Int32Array.from(floatsOf(bias), (value, channel) =>
    Math.round(value / (steps[channel] ?? 1)),
  );
  return perChannel(bias.name ?? "", bias.dims ?? [], INT32, levels, steps);
}

function perChannel(
  name: string,
  dims: NonNullable<onnx.ITensorProto["dims"]>,
  type: number,
  levels: Int8Array | Int32Array,
  steps: Float32Array,
): Quantised {
  const zeros = levels instanceof Int8Array ? new Int8Array(steps.length) : new Int32Array(steps.length);
  return {
    nodes: [turnBack(name, [`${name}_step`, `${name}_zero`], [{ name: "axis", type: INT, i: 0 }])],
    tensors: [
      tensor(`${name}_level`, dims, type, levels),
      tensor(`${name}_step`, [steps.length], FLOAT, steps),
      tensor(`${name}_zero`, [steps.length], type, zeros),
    ],
    output: `${name}_value`,
    steps: [...steps],
  };
}

function turnBack(
  name: string,
  parameters: readonly string[],
  attribute: onnx.IAttributeProto[] = [],
): onnx.INodeProto {
  const input = [`${name}_level`, ...parameters];
  return { opType: "DequantizeLinear", name: `${name}_out`, input, output: [`${name}_value`], attribute };
}

function tensor(
  name: string,
  dims: NonNullable<onnx.ITensorProto["dims"]>,
  dataType: number,
  values: Float32Array | Int32Array | Int8Array | Uint8Array,
): onnx.ITensorProto {
  return { name, dims, dataType, rawData: new Uint8Array(values.buffer) };
}

/** A copy: protobuf's bytes need not lie at a multiple of four. */
function floatsOf({ rawData }: onnx.ITensorProto): Float32Array {
  return new Float32Array(new Uint8Array(rawData ?? []).buffer);
}
