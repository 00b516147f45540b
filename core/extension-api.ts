/** What our extensions in Shopify's admin and the app say to each other, as JSON; the extensions use the types alone. */
import { z } from "zod";

/** Of one request; a whole catalogue is chosen on the app's own page. */
export const mostSelected = 5_000;

const productGids = z
  .array(z.string().regex(/^gid:\/\/shopify\/Product\/\d{1,20}$/))
  .min(1)
  .max(mostSelected);

/** POST /api/selection: what would a run of these be? */
export const selectionRequestSchema = z.object({ productGids });
export type SelectionRequest = z.infer<typeof selectionRequestSchema>;

export interface SelectionAnswer {
  readonly products: number;
  readonly photos: number;
  /** Chosen, but not in our catalogue yet. */
  readonly missing: number;
  /** Pictures of these products that wait for review. */
  readonly inReview: number;
  /** Pictures of these products that are being made. */
  readonly working: number;
  /** Pictures the plan has left in this period; null without a limit. */
  readonly leftPictures: number | null;
  readonly mayStart: boolean;
  readonly defaultPreset: string;
  readonly presets: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** Where to look, as a path in the app; null while nothing of these products waits for review. */
  readonly reviewPath: string | null;
}

/** POST /api/runs: starts one. */
export const startRequestSchema = z.object({
  productGids,
  presetName: z.string().max(100),
  /** Made up by the extension, once for each click: a request repeated is one run. */
  requestKey: z.uuid(),
});
export type StartRequest = z.infer<typeof startRequestSchema>;

export interface StartAnswer {
  readonly runId: string;
}

/** What a request that failed is answered with. */
export interface RefusalAnswer {
  readonly ok: false;
  readonly code: string;
  /** For the merchant, in their language. */
  readonly message: string;
}
