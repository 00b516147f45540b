/** The thread in which libheif runs: WebAssembly with a bounded heap, ended after one photo. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import openLibheif, { type heif_image_handle } from "libheif-js/libheif-wasm/libheif.js";
import { uncompressedTiff } from "./uncompressed-tiff.ts";

export interface HeicOrder {
  readonly bytes: Uint8Array;
  readonly icc: Uint8Array | undefined;
  readonly maxHeapBytes: number;
}

export type HeicAnswer = { readonly tiff: Uint8Array<ArrayBuffer> } | { readonly failure: string };

interface Plane {
  readonly width: number;
  readonly height: number;
  /** Bytes from row to row. */
  readonly stride: number;
  readonly data: Uint8Array;
}

/** What libheif's own functions give where its declarations say `any`: an error with a code, or what was asked for. */
type Failed = { readonly code: object; readonly message: string };

const pageBytes = 65_536;

answer(workerData as HeicOrder);

function answer(order: HeicOrder): void {
  boundHeap(order.maxHeapBytes);
  let result: HeicAnswer;
  try {
    result = { tiff: decode(order) };
  } catch (thrown) {
    result = { failure: thrown instanceof Error ? thrown.message : String(thrown) };
  }
  parentPort?.postMessage(result, "tiff" in result ? [result.tiff.buffer] : []);
}

/** libheif asks for more memory through `grow`; refused, its allocation fails and it reports an error. */
function boundHeap(maxHeapBytes: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow = Reflect.get(prototype, "grow");
  prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    const wanted = this.buffer.byteLength + pages * pageBytes;
    if (wanted > maxHeapBytes) throw new RangeError(`${wanted} bytes exceed the heap of ${maxHeapBytes}`);
    return grow.call(this, pages);
  };
}

function decode({ bytes, icc }: HeicOrder): Uint8Array<ArrayBuffer> {
  const wasm = new URL("libheif.wasm", import.meta.resolve("libheif-js/libheif-wasm/libheif.js"));
  const silent = () => undefined;
  const heif = openLibheif({
    wasmBinary: readFileSync(fileURLToPath(wasm)),
    print: silent,
    printErr: silent,
  });
  const context = heif.heif_context_alloc();
  const read = heif.heif_context_read_from_memory(context, bytes);
  if (read.code.value !== 0) throw new Error(read.message as string);
  const handle = given(heif.heif_js_context_get_primary_image_handle(context) as Failed | heif_image_handle);
  const channels = heif.heif_image_handle_has_alpha_channel(handle) === 0 ? 3 : 4;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
  const decoded = heif.heif_js_decode_image2(
    handle,
    heif.heif_colorspace.heif_colorspace_RGB,
    channels === 3 ? rgb : rgba,
  ) as Failed | { readonly channels: readonly Plane[] };
  const [plane] = given(decoded).channels;
  if (plane === undefined) throw new Error("libheif gave no pixels");
  const { width, height } = plane;
  return uncompressedTiff({ width, height, data: withoutPadding(plane, channels), channels, icc });
}

function given<T extends object>(answered: Failed | T): T {
  if ("code" in answered) throw new Error(answered.message);
  return answered;
}

/** Rows may be padded; the bytes themselves stay in libheif's heap. */
function withoutPadding({ width, height, stride, data }: Plane, channels: number): Uint8Array {
  const rowBytes = width * channels;
  if (stride === rowBytes) return data.subarray(0, rowBytes * height);
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * stride, y * stride + rowBytes), y * rowBytes);
  return rows;
}
