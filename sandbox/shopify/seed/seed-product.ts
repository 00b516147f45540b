/** The shape of the seed's data files. */
import type { ProductStatus } from "../records.ts";
import type { PhotoFormat, Treatment } from "./spoil.ts";

export interface SeedPhoto {
  /** File of seed/photos without its ending; `broken` stands for bytes no shop can read. */
  readonly photo: string;
  readonly treatments?: readonly Treatment[];
  readonly format?: PhotoFormat;
  readonly alt?: string;
}

export interface SeedVariant {
  readonly title: string;
  readonly price: string;
  /** Index into the product's photos. */
  readonly image?: number;
}

export interface SeedProduct {
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly status?: ProductStatus;
  readonly photos: readonly SeedPhoto[];
  readonly variants: readonly SeedVariant[];
}
