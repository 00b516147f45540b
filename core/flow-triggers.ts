/**
 * What begins workflows in Shopify Flow.
 *
 * To add one: a line here, a folder in extensions/ whose TOML names the same handle and fields, and the state that brings
 * it about in services/flow/note-settled.ts.
 */
export const flowTriggers = {
  "needs-review": { handle: "images-need-review" },
  published: { handle: "images-published" },
} as const;

export type FlowTriggerKind = keyof typeof flowTriggers;

/** One trigger, about one product in one run. */
export interface FlowNews {
  readonly kind: FlowTriggerKind;
  readonly productGid: string;
  /** How many of the product's pictures it is about, at least 1. */
  readonly pictures: number;
  readonly presetName: string;
  /** Where to look, inside the shop's admin. */
  readonly link: string;
}

/** The fields of the TOMLs but the product, by their keys there; Flow allows letters and spaces in them. */
export const flowFields = ({ pictures, presetName, link }: FlowNews) => ({
  Pictures: pictures,
  Preset: presetName,
  Link: link,
});
