/**
 * Where the worker is killed with SIGKILL: each point is a request to Shopify at which it is held, before the request
 * takes effect or after it did and before the worker hears of it.
 */
import type { NewFault } from "../../sandbox/common/faults.ts";

/** The product a point is about. */
export interface Target {
  readonly productId: string;
  /** Name of the photo without extension; the new file's name begins with it. */
  readonly stem: string;
  /** Path of the photo on the CDN. */
  readonly photoPath: string;
}

export interface KillPoint {
  readonly name: string;
  readonly holds: (target: Target) => NewFault;
}

type Moment = "before" | "after";
const kindAt = { before: "hold", after: "hold-after" } as const;

const onProduct = (moment: Moment, operation: string): KillPoint => ({
  name: `${moment} ${operation}`,
  holds: ({ productId }) => ({ kind: kindAt[moment], match: { operation, contains: `"${productId}"` } }),
});

/** For operations that name the product by its number alone. */
const onProductNumber = (moment: Moment, operation: string): KillPoint => ({
  name: `${moment} ${operation}`,
  holds: ({ productId }) => ({
    kind: kindAt[moment],
    match: { operation, contains: `"product_id":${productId.split("/").at(-1) ?? ""}` },
  }),
});

const onFile = (moment: Moment, operation: string): KillPoint => ({
  name: `${moment} ${operation}`,
  holds: ({ stem }) => ({ kind: kindAt[moment], match: { operation, contains: `${stem}-` } }),
});

const onReference = (moment: Moment, change: "referencesToAdd" | "referencesToRemove"): KillPoint => ({
  name: `${moment} PackshotUpdateFile ${change}`,
  holds: ({ productId }) => ({
    kind: kindAt[moment],
    match: { operation: "PackshotUpdateFile", contains: `"${change}":["${productId}"]` },
  }),
});

/** For operations whose variables do not name the product: nobody else of the same wave gets there. */
const onAny = (moment: Moment, operation: string): KillPoint => ({
  name: `${moment} ${operation}`,
  holds: () => ({ kind: kindAt[moment], match: { operation } }),
});

const onPath = (moment: Moment, name: string, path: (target: Target) => string): KillPoint => ({
  name: `${moment} ${name}`,
  holds: (target) => ({ kind: kindAt[moment], match: { path: path(target) } }),
});

export const syncPoints = [onAny("before", "PackshotProductsPage"), onAny("after", "PackshotProductsPage")];

export const ingestPoints = [
  onProduct("before", "PackshotProductMediaPage"),
  onProduct("after", "PackshotProductMediaPage"),
  onPath("before", "the photo's download", ({ photoPath }) => photoPath),
  onPath("after", "the photo's download", ({ photoPath }) => photoPath),
];

/** Waves of points that are reached at the same time, by swaps of different products. */
export const swapWaves: readonly (readonly KillPoint[])[] = [
  [
    onProduct("before", "PackshotProductMediaPage"),
    onProduct("before", "PackshotVariantMediaPage"),
    onFile("before", "PackshotStageUpload"),
    onFile("after", "PackshotStageUpload"),
  ],
  [onPath("before", "the upload", () => "/staged/"), onPath("after", "the upload", () => "/staged/")],
  [
    onFile("before", "PackshotFindFile"),
    onFile("before", "PackshotCreateFile"),
    onFile("after", "PackshotCreateFile"),
    onAny("before", "PackshotFileStatus"),
  ],
  [
    onReference("before", "referencesToAdd"),
    onReference("after", "referencesToAdd"),
    onProduct("before", "PackshotReorderMedia"),
    onAny("before", "PackshotJobStatus"),
  ],
  [
    onProduct("after", "PackshotReorderMedia"),
    onProduct("before", "PackshotDetachVariantMedia"),
    onProduct("after", "PackshotDetachVariantMedia"),
    onProduct("before", "PackshotAppendVariantMedia"),
  ],
  [
    onProduct("after", "PackshotAppendVariantMedia"),
    onReference("before", "referencesToRemove"),
    onReference("after", "referencesToRemove"),
    // Planning, attaching and moving each read the variants once; the fourth time is the verification.
    verification(),
  ],
];

/** Calls that hold what several swaps write. */
export const joinedPoints: readonly KillPoint[] = [
  onAny("after", "PackshotStageUpload"),
  onAny("before", "PackshotCreateFile"),
  onAny("after", "PackshotCreateFile"),
  onAny("after", "PackshotUpdateFile"),
];

const onBytes = (moment: Moment): KillPoint => ({
  name: `${moment} PackshotUpdateFile originalSource`,
  holds: ({ stem }) => ({
    kind: kindAt[moment],
    match: { operation: "PackshotUpdateFile", contains: `${stem}.jpg` },
  }),
});

/** The change in place, into the shop and back: the same requests in both directions. */
export const inPlaceWaves: readonly (readonly KillPoint[])[] = [
  [
    onProduct("before", "PackshotProductMediaPage"),
    {
      name: "after PackshotStageUpload",
      holds: ({ stem }) => ({
        kind: "hold-after",
        match: { operation: "PackshotStageUpload", contains: `${stem}.jpg` },
      }),
    },
    onBytes("before"),
    onBytes("after"),
  ],
  [onAny("before", "PackshotFileContent")],
  // Planning and telling each look once; the third look is for the new bytes.
  [
    {
      name: "while the new bytes are awaited",
      holds: () => ({ kind: "hold", match: { operation: "PackshotFileContent" }, skip: 2 }),
    },
  ],
];

export const revertWaves: readonly (readonly KillPoint[])[] = [
  [
    onReference("after", "referencesToAdd"),
    onProduct("before", "PackshotReorderMedia"),
    onProduct("after", "PackshotDetachVariantMedia"),
    onProduct("after", "PackshotAppendVariantMedia"),
  ],
  [onReference("before", "referencesToRemove"), onReference("after", "referencesToRemove"), verification()],
];

function verification(): KillPoint {
  const { holds } = onProduct("before", "PackshotVariantMediaPage");
  return { name: "before the verification", holds: (target) => ({ ...holds(target), skip: 3 }) };
}

export const tellPoints = {
  before: [onProductNumber("before", "PackshotTellFlow"), onProductNumber("before", "PackshotTellFlow")],
  after: [onProductNumber("after", "PackshotTellFlow")],
};
