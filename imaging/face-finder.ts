/** Finds faces in a picture with BlazeFace (Bazarevsky et al. 2019, "Sub-millisecond Neural Face Detection"). */
import sharp from "sharp";
import type { FaceDetectionRecord } from "#models/model-record.ts";
import type { Frame } from "./frame.ts";
import type { Box } from "./measure/alpha-box.ts";
import type { FloatTensor, OpenSession } from "./onnx-session.ts";

export interface Face {
  /** In the picture's pixels; may reach beyond it. */
  readonly box: Box;
  /** 0..1. */
  readonly confidence: number;
}

export interface FaceFinder {
  /** Surest first. Faces smaller than about a tenth of the picture's long side are missed. Takes 10 to 30 ms. */
  find(frame: Frame): Promise<Face[]>;
  close(): Promise<void>;
}

/** 72 product photos without people score up to .81, photos with a large face .93 and more. */
const leastConfidence = 0.85;
/** Boxes that share more of their joint area are one face. */
const mostOverlap = 0.3;
/** Numbers per anchor: centre, size, and six points we do not use. */
const boxStride = 16;

/** @throws AppError INTERNAL when the file is no graph onnxruntime can run. */
export async function openFaceFinder(
  path: string,
  record: FaceDetectionRecord,
  openSession: OpenSession,
): Promise<FaceFinder> {
  const session = await openSession(path, { threads: 1 });
  const outputs = record.grids.flatMap(({ scores, boxes }) => [scores, boxes]);
  return {
    async find(frame) {
      const results = await session.run(record.input.name, await toTensor(frame, record), outputs);
      const shrink = record.input.sidePx / Math.max(frame.width, frame.height);
      const faces = record.grids.flatMap((grid, n) => {
        const [scores, boxes] = [results[2 * n]?.data, results[2 * n + 1]?.data];
        return scores && boxes ? facesOf(grid, scores, boxes, record.input.sidePx, shrink) : [];
      });
      return distinct(faces);
    },
    close: () => session.close(),
  };
}

/** The whole picture in the upper left of a black square; NHWC. */
async function toTensor(frame: Frame, { input }: FaceDetectionRecord): Promise<FloatTensor> {
  const raw = { width: frame.width, height: frame.height, channels: 4 } as const;
  const rgb = await sharp(frame.rgba, { raw })
    .flatten({ background: "#ffffff" })
    .resize(input.sidePx, input.sidePx, { fit: "contain", position: "left top", background: "#000000" })
    .raw()
    .toBuffer();
  const data = Float32Array.from(
    rgb,
    (value, i) => (value - (input.mean[i % 3] ?? 0)) / (input.deviation[i % 3] ?? 1),
  );
  return { data, dims: [1, input.sidePx, input.sidePx, 3] };
}

/** @param shrink input pixels per pixel of the picture. */
function facesOf(
  { cellPx, anchorsPerCell }: FaceDetectionRecord["grids"][number],
  scores: Float32Array,
  boxes: Float32Array,
  sidePx: number,
  shrink: number,
): Face[] {
  const columns = sidePx / cellPx;
  const faces: Face[] = [];
  for (const [anchor, logit] of scores.entries()) {
    const confidence = 1 / (1 + Math.exp(-logit));
    if (confidence < leastConfidence) continue;
    const cell = Math.floor(anchor / anchorsPerCell);
    const [dx = 0, dy = 0, width = 0, height = 0] = boxes.subarray(anchor * boxStride);
    const x = ((cell % columns) + 0.5) * cellPx + dx;
    const y = (Math.floor(cell / columns) + 0.5) * cellPx + dy;
    const box = {
      left: (x - width / 2) / shrink,
      top: (y - height / 2) / shrink,
      right: (x + width / 2) / shrink,
      bottom: (y + height / 2) / shrink,
    };
    faces.push({ box, confidence });
  }
  return faces;
}

/** The surest of boxes that overlap. */
function distinct(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of [...faces].sort((a, b) => b.confidence - a.confidence)) {
    if (kept.every((other) => overlap(face.box, other.box) <= mostOverlap)) kept.push(face);
  }
  return kept;
}

/** Shared area over joint area, 0..1. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
  return (width * height) / (area(a) + area(b) - width * height);
}
