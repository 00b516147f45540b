/** One photo all the way: rendered, judged and, for people to look at, with its previews. */
import type { Recipe } from "#core/recipe.ts";
import type { ImageRules } from "#core/rules.ts";
import type { PictureTraits } from "#core/sets/picture-traits.ts";
import type { Verdict } from "#core/verdict.ts";
import type { EncodedFile, Rendered } from "./frame.ts";
import { inspect } from "./inspect.ts";
import { render, type Tools } from "./pipeline.ts";
import { makePreviews, type Previews } from "./previews.ts";
import { pictureTraits } from "./sets/picture-traits.ts";

export interface PictureOrder {
  /** The photo's file, untrusted. */
  readonly bytes: Uint8Array;
  readonly recipe: Recipe;
  readonly rules: ImageRules;
}

export interface FinishedPicture {
  readonly file: Omit<EncodedFile, "bytes"> & {
    readonly bytes: Uint8Array;
    readonly width: number;
    readonly height: number;
  };
  readonly verdict: Verdict;
  /** For comparing it with other pictures; null when there is no product in it. */
  readonly traits: PictureTraits | null;
}

export interface ReviewPicture extends FinishedPicture {
  readonly previews: Readonly<Record<keyof Previews, Uint8Array>>;
}

/** @throws what render() throws */
export async function finishPicture(order: PictureOrder, tools: Tools): Promise<FinishedPicture> {
  return judge(await render(order.bytes, order.recipe, tools), order, tools);
}

/** @throws what render() throws; the signal's reason when aborted before the previews */
export async function finishForReview(order: PictureOrder, tools: Tools): Promise<ReviewPicture> {
  const rendered = await render(order.bytes, order.recipe, tools);
  const picture = await judge(rendered, order, tools);
  tools.signal?.throwIfAborted();
  return { ...picture, previews: { ...(await makePreviews(rendered)) } };
}

async function judge(rendered: Rendered, { rules }: PictureOrder, tools: Tools): Promise<FinishedPicture> {
  const { width, height } = rendered.output;
  return {
    file: { ...rendered.file, width, height },
    verdict: await inspect(rendered, rules, tools),
    traits: pictureTraits(rendered),
  };
}
