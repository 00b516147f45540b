/** Finds and reads text in a picture: a detector says where lines are, a recogniser what they say. */
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { TextDetectionRecord, TextRecognitionRecord } from "#models/model-record.ts";
import type { Frame } from "../frame.ts";
import { type FloatTensor, type OnnxSession, type OpenSession } from "../onnx-session.ts";
import { decodeCtc, type Reading } from "./decode-ctc.ts";
import { findTextBoxes, type ScoreMap } from "./find-text-boxes.ts";
import type { TextBox } from "./text-box.ts";
import { cutTextLine, directionsOf, type TextLinePicture } from "./text-line.ts";

export interface TextLine extends Reading {
  /** In the picture's pixels. */
  readonly box: TextBox;
}

export interface TextReader {
  /**
   * Lines of text, those with a `wanted` box only. Finding takes 0.1 to 0.4 s of CPU, reading 20 ms a line.
   * Latin letters, digits and Chinese are read; other scripts are found and misread.
   */
  read(frame: Frame, wanted?: (box: TextBox) => boolean): Promise<TextLine[]>;
  close(): Promise<void>;
}

export interface TextModels {
  readonly detectionPath: string;
  readonly detection: TextDetectionRecord;
  readonly recognitionPath: string;
  readonly recognition: TextRecognitionRecord;
  readonly alphabetPath: string;
}

/** Long side of the detector's input, smaller pictures are not enlarged. 960 takes twice as long and found no more. */
const longSidePx = 736;
/** The recogniser was taught lines padded to this width. */
const leastLineWidthPx = 320;
/** Lines longer than this many heights are a pattern, not text. */
const longestLine = 60;

/** @throws AppError INTERNAL when a file is no graph onnxruntime can run. */
export async function openTextReader(models: TextModels, openSession: OpenSession): Promise<TextReader> {
  const detector = await openSession(models.detectionPath, { threads: 1 });
  const recogniser = await openSession(models.recognitionPath, { threads: 1 });
  const alphabet = [...(await readFile(models.alphabetPath, "utf8")).trimEnd().split(/\r?\n/), " "];
  return {
    async read(frame, wanted = () => true) {
      const lines: TextLine[] = [];
      for (const box of await detect(detector, models.detection, frame)) {
        if (!wanted(box) || Math.max(box.width / box.height, box.height / box.width) > longestLine) continue;
        const readings: Reading[] = [];
        for (const direction of directionsOf(box)) {
          const picture = cutTextLine(frame, box, direction, models.recognition.input.heightPx);
          readings.push(await recognise(recogniser, models.recognition, alphabet, picture));
        }
        lines.push({ box, ...surest(readings) });
      }
      return lines;
    },
    async close() {
      await Promise.all([detector.close(), recogniser.close()]);
    },
  };
}

async function detect(session: OnnxSession, record: TextDetectionRecord, frame: Frame): Promise<TextBox[]> {
  const { multiplePx } = record.input;
  const shrink = Math.min(1, longSidePx / Math.max(frame.width, frame.height));
  const snap = (sidePx: number) => Math.max(1, Math.round((sidePx * shrink) / multiplePx)) * multiplePx;
  const size = { width: snap(frame.width), height: snap(frame.height) };
  const raw = { width: frame.width, height: frame.height, channels: 4 } as const;
  const rgb = await sharp(frame.rgba, { raw })
    .flatten({ background: "#ffffff" })
    .resize(size.width, size.height, { fit: "fill" })
    .raw()
    .toBuffer();
  const [{ data }] = await session.run(record.input.name, toTensor(rgb, size, record), [record.output.name]);
  const map: ScoreMap = { ...size, scores: data };
  const [across, down] = [frame.width / size.width, frame.height / size.height];
  return findTextBoxes(map).map((box) => scaleBox(box, across, down));
}

function surest(readings: readonly Reading[]): Reading {
  return readings.reduce((best, reading) => (reading.confidence > best.confidence ? reading : best));
}

/** Both scales differ by rounding alone, so a slanted box stays one. */
function scaleBox({ x, y, width, height, angle }: TextBox, across: number, down: number): TextBox {
  const mean = Math.sqrt(across * down);
  return {
    x: (x + 0.5) * across - 0.5,
    y: (y + 0.5) * down - 0.5,
    width: width * mean,
    height: height * mean,
    angle,
  };
}

async function recognise(
  session: OnnxSession,
  record: TextRecognitionRecord,
  alphabet: readonly string[],
  { width, height, rgb }: TextLinePicture,
): Promise<Reading> {
  const padded = { width: Math.max(leastLineWidthPx, width), height };
  const input = toTensor(rgb, { width, height }, record, padded.width);
  const [{ data }] = await session.run(record.input.name, input, [record.output.name]);
  return decodeCtc(data, alphabet);
}

/** NCHW, blue first, normalised as the record says; what is padded on the right is 0, a mid grey. */
function toTensor(
  rgb: Uint8Array | Float32Array,
  { width, height }: { width: number; height: number },
  { input }: TextDetectionRecord | TextRecognitionRecord,
  paddedWidth = width,
): FloatTensor {
  const area = paddedWidth * height;
  const data = new Float32Array(3 * area);
  for (const [plane, channel] of [2, 1, 0].entries()) {
    const mean = input.mean[plane] ?? 0;
    const deviation = input.deviation[plane] ?? 1;
    for (let y = 0, from = channel; y < height; y++) {
      const start = plane * area + y * paddedWidth;
      for (let x = 0; x < width; x++, from += 3) data[start + x] = ((rgb[from] ?? 0) - mean) / deviation;
    }
  }
  return { data, dims: [1, 3, height, paddedWidth] };
}
