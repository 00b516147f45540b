/** What Packshot knows of one model: its file, whose it is, and how it is fed. One kind of record per task. */
import type { Asset } from "./sources.ts";

interface ModelBase extends Asset {
  /** Unique; what recipes and logs call it. */
  readonly id: string;
  readonly licence: {
    readonly weights: string;
    /** Of the package the weights are fetched in; none of its code is used. */
    readonly carrier: string;
    readonly note: string;
  };
}

type Triple = readonly [number, number, number];

/** Colours of 0..255 become `(value - mean) / deviation`, in the order of `channels`. */
interface ColourInput {
  readonly name: string;
  readonly mean: Triple;
  readonly deviation: Triple;
}

/** Says for every pixel how far it is product. NCHW, red first. */
export interface SegmentationRecord extends ModelBase {
  readonly task: "segmentation";
  readonly input: ColourInput & {
    /** `aspect` keeps the photo's proportions; `square` stretches it, for nets with a fixed input. */
    readonly shape: "aspect" | "square";
    /** Each side is a multiple of this many pixels. */
    readonly multiplePx: number;
  };
  /** `logit` outputs still need a sigmoid; `share` outputs are 0..1 already. */
  readonly output: { readonly name: string; readonly range: "share" | "logit" };
  /** The same net on 8 bit integers, for processors that have dot products of them. */
  readonly int8?: Asset;
}

/** Enlarges a picture. NCHW, red first, 0..255 in and out. */
export interface SuperResolutionRecord extends ModelBase {
  readonly task: "super-resolution";
  readonly input: { readonly name: string };
  readonly output: { readonly name: string };
  readonly factor: number;
  /** Input pixels beyond which nothing changes an output pixel; tiles overlap by this much and so fit seamlessly. */
  readonly reachPx: number;
}

/** Says for every pixel how far it belongs to a line of text (DB). NCHW, blue first; sides are multiples of `multiplePx`. */
export interface TextDetectionRecord extends ModelBase {
  readonly task: "text-detection";
  readonly input: ColourInput & { readonly multiplePx: number };
  readonly output: { readonly name: string };
}

/** Reads one upright line of text (CTC). NCHW, blue first, `heightPx` high. */
export interface TextRecognitionRecord extends ModelBase {
  readonly task: "text-recognition";
  readonly input: ColourInput & { readonly heightPx: number };
  /** Steps × classes: class 0 is "no character", then the alphabet's lines, then the space. */
  readonly output: { readonly name: string };
  readonly alphabet: Asset;
}

/** Finds faces (BlazeFace). NHWC, red first, a square of `sidePx`. */
export interface FaceDetectionRecord extends ModelBase {
  readonly task: "face-detection";
  readonly input: ColourInput & { readonly sidePx: number };
  /** Scores (logits) and boxes (centre and size in pixels first) of the anchor grids, one entry per grid. */
  readonly grids: readonly {
    readonly cellPx: number;
    readonly anchorsPerCell: number;
    readonly scores: string;
    readonly boxes: string;
  }[];
}

export type ModelRecord =
  | SegmentationRecord
  | SuperResolutionRecord
  | TextDetectionRecord
  | TextRecognitionRecord
  | FaceDetectionRecord;

export type Task = ModelRecord["task"];
