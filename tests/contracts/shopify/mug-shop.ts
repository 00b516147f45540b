/** A shop with one product, and a worker that swaps its second picture and remembers how far it came. */
import { expect } from "vitest";
import type { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { planRevert, planSwap, replaceMedia } from "#connectors/shopify/replace-media.ts";
import type { Patience } from "#connectors/shopify/wait.ts";
import { openShop, paint, type ProductState, type TestShop } from "./open-shop.ts";

export type Save = (ledger: SwapLedger) => Promise<void>;

interface RunOptions {
  readonly ledger?: SwapLedger;
  readonly save?: Save;
  readonly patience?: Patience;
  readonly signal?: AbortSignal;
  readonly isLastTry?: boolean;
}

export interface MugShop extends TestShop {
  /** The product as it was: three pictures; two of four variants show the second one, one the first. */
  readonly before: ProductState;
  idAt(index: number): string;
  plan(index?: number): Promise<SwapLedger>;
  planBack(anyway?: boolean): Promise<SwapLedger>;
  /** What the worker's database holds. */
  saved(): SwapLedger;
  /** Begins with `ledger`, or resumes from what is saved as a worker that starts anew does. */
  run(options?: RunOptions): Promise<SwapLedger>;
  remember: Save;
  /** The gallery and variants of the moment, with the new picture's id written as NEW. */
  look(): Promise<Look>;
  readonly untouched: Look;
  readonly swapped: Look;
  /** The originals and one of ours: nothing uploaded twice, nothing of the merchant's deleted. */
  expectOneNewFile(): Promise<void>;
}

interface Look {
  readonly media: readonly { readonly id: string | null; readonly alt: string; readonly status: string }[];
  readonly variants: readonly (string | null)[];
}

export const patience = { pausesMs: [5], mediaDeadlineMs: 10_000, settleDeadlineMs: 10_000 };

export async function openMugShop(): Promise<MugShop> {
  const shop = await openShop();
  const before = await addMug(shop);
  const file = { bytes: await paint("white"), mimeType: "image/jpeg" };
  const idAt = (index: number) => before.media[index]!.id;
  let saved: SwapLedger | undefined;
  const remember: Save = async (ledger) => {
    saved = structuredClone(ledger);
  };
  const known = () => saved ?? expect.fail("expected a saved ledger");
  const untouched: Look = {
    media: before.media.map(({ id, alt, status }) => ({ id, alt, status })),
    variants: [idAt(1), idAt(1), idAt(0), null],
  };
  return {
    ...shop,
    before,
    idAt,
    remember,
    saved: known,
    untouched,
    swapped: {
      media: untouched.media.map((media) => ({ ...media, id: media.id === idAt(1) ? "NEW" : media.id })),
      variants: ["NEW", "NEW", idAt(0), null],
    },
    plan: (index = 1) =>
      planSwap({
        client: shop.client,
        productId: before.id,
        target: { mediaId: idAt(index), position: index, alt: before.media[index]!.alt },
        fileName: `red-mug-${index}.png`,
      }),
    planBack: (anyway = false) => planRevert(known(), shop.client, { anyway }),
    run: async (options = {}) => {
      if (options.ledger) await remember(options.ledger);
      return replaceMedia({
        client: shop.client,
        ledger: structuredClone(known()),
        file,
        saveLedger: options.save ?? remember,
        patience: options.patience ?? patience,
        ...(options.signal && { signal: options.signal }),
        isLastTry: options.isLastTry ?? false,
      });
    },
    look: async () => {
      const product = await shop.product(before.id);
      const isKnown = (id: string | null) => id === null || before.media.some((media) => media.id === id);
      const name = (id: string | null) => (isKnown(id) ? id : "NEW");
      return {
        media: product.media.map(({ id, alt, status }) => ({ id: name(id), alt, status })),
        variants: product.variants.map(({ mediaId }) => name(mediaId)),
      };
    },
    expectOneNewFile: async () => {
      const files = (await shop.files()).map(({ id }) => id);
      expect(files).toEqual(expect.arrayContaining(before.media.map(({ id }) => id)));
      expect(files).toHaveLength(before.media.length + 1);
    },
  };
}

async function addMug(shop: TestShop): Promise<ProductState> {
  const images = await Promise.all(
    ["crimson", "tomato", "maroon"].map(async (colour, index) => ({
      fileName: `red-mug-${index}.png`,
      alt: `Red mug, view ${index}`,
      base64: (await paint(colour)).toString("base64"),
    })),
  );
  const variants = [
    { title: "S", image: 1 },
    { title: "M", image: 1 },
    { title: "L", image: 0 },
    { title: "XL" },
  ];
  return shop.addProduct({ title: "Red mug", images, variants });
}

export function failureOf(running: Promise<unknown>): Promise<AppError> {
  return running.then(
    () => expect.fail("expected an error"),
    (error: unknown) => error as AppError,
  );
}
