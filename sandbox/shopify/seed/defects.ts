/**
 * Makes pictures with one known defect each out of the seed photos, and knows which of them had one before. What is known
 * goes to a file of its own and to nobody's API, so that an app's findings can be held against it.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp, { type Sharp } from "sharp";

/** What is true of a picture; a defect in neither list is a matter of taste there and counts for nothing. */
export interface KnownPicture {
  readonly content: Buffer;
  /** Pictures of one name show the same; null for one that is changed so much that it is open whether it does. */
  readonly shows: string | null;
  readonly has: readonly Defect[];
  readonly lacks: readonly Defect[];
}

export const defects = [
  "low-resolution",
  "too-small",
  "blurred",
  "too-dark",
  "colour-cast",
  "busy-ground",
  "small-product",
  "over-compressed",
] as const;
export type Defect = (typeof defects)[number];

const photosDir = path.join(import.meta.dirname, "photos");

/** Looked at by eye. `white`: a studio's white ground. `studio`: one coloured or dark ground. `room`: real surroundings. */
const grounds: Readonly<Record<string, "white" | "studio" | "room">> = {
  "r02-chair-coral": "studio",
  "r03-damask-busy": "room",
  "r06-candle-white": "white",
  "r07-shoe-black": "studio",
  "r10-seal-teal": "studio",
  "r11-seal-garden": "room",
  "r16-flight-dark": "studio",
  "r17-flight-shop": "room",
  "r18-fan-white": "white",
  "r19-fan-busy": "room",
  "r20-tea-white": "white",
  "r21-tea-cloth": "room",
  "r26-stool-sun": "room",
  "r28-racquet-white": "white",
  "r29-mug-white": "white",
};
const surroundings = ["r11-seal-garden", "r19-fan-busy", "r03-damask-busy", "r21-tea-cloth"];

interface Making {
  readonly defect: Defect | null;
  /** Photos it can be made of so that everybody would agree. */
  readonly of: readonly ("white" | "studio" | "room")[];
  /** What it shows is still what the photo shows. */
  readonly keeps: boolean;
  /** @param share 0 ≤ share < 1 spreads how strong the defect is */
  make(photo: Sharp, share: number): Promise<Sharp>;
}

const longSide = (photo: Sharp, px: number) => photo.resize(px, px, { fit: "inside" });

/** To add one: a line here. */
const makings: readonly Making[] = [
  { defect: null, of: ["white", "studio", "room"], keeps: true, make: async (photo) => photo },
  { defect: null, of: ["white", "studio"], keeps: true, make: async (photo) => longSide(photo, 1050) },
  {
    ...{ defect: "low-resolution", of: ["white", "studio", "room"], keeps: true },
    make: async (photo, share) => longSide(photo, Math.round(520 + 440 * share)),
  },
  {
    ...{ defect: "too-small", of: ["white", "studio"], keeps: true },
    make: async (photo, share) => longSide(photo, Math.round(260 + 220 * share)),
  },
  {
    ...{ defect: "blurred", of: ["white", "studio", "room"], keeps: false },
    make: async (photo, share) => photo.blur(2 + 4 * share),
  },
  {
    ...{ defect: "too-dark", of: ["white"], keeps: false },
    make: async (photo, share) => photo.linear(0.22 + 0.2 * share, 3),
  },
  {
    ...{ defect: "colour-cast", of: ["white"], keeps: false },
    make: async (photo, share) => photo.linear([1.06, 0.96, 0.78 - 0.2 * share], [4, 0, 0]),
  },
  {
    ...{ defect: "colour-cast", of: ["white"], keeps: false },
    make: async (photo, share) => photo.linear([0.82 - 0.12 * share, 0.95, 1.05], [0, 0, 0]),
  },
  { ...{ defect: "busy-ground", of: ["white"], keeps: false }, make: beforeSurroundings },
  { ...{ defect: "small-product", of: ["white"], keeps: false }, make: fromAfar },
  {
    ...{ defect: "over-compressed", of: ["white", "studio"], keeps: true },
    make: async (photo, share) => longSide(photo, 1100).jpeg({ quality: Math.round(8 + 30 * share) }),
  },
];

/** Three of each defect, of different strength, for each photo it can be made of. @param random 0 ≤ n < 1 */
export async function makeKnownPictures(random: () => number): Promise<KnownPicture[]> {
  const made: KnownPicture[] = [];
  for (const [name, ground] of Object.entries(grounds)) {
    const original = await readFile(path.join(photosDir, `${name}.jpg`));
    for (const making of makings.filter(({ of }) => of.includes(ground))) {
      for (let strength = making.defect === null ? 2 : 0; strength < 3; strength += 1) {
        const share = (strength + random()) / 3;
        const picture = await (await making.make(sharp(original), share)).toBuffer();
        // Encoded last with the maker's own quality, where that is the defect.
        const content = making.defect === "over-compressed" ? picture : await plain(picture);
        made.push({ content, shows: making.keeps ? name : null, ...truthOf(making.defect, ground) });
      }
    }
  }
  return made;
}

const plain = (picture: Buffer) => sharp(picture).jpeg({ quality: 90 }).toBuffer();

function truthOf(defect: Defect | null, ground: "white" | "studio" | "room") {
  const has: Defect[] = defect === null ? [] : [defect];
  if (ground === "room") has.push("busy-ground");
  // What coloured light does to a coloured ground, and what fills a room, is open.
  const open: Defect[] = ground === "room" ? ["colour-cast", "small-product"] : [];
  return { has, lacks: defects.filter((each) => !has.includes(each) && !open.includes(each)) };
}

/** White takes the colour of what lies behind. */
async function beforeSurroundings(photo: Sharp, share: number): Promise<Sharp> {
  const { width, height } = await photo.metadata();
  const name = surroundings[Math.floor(share * surroundings.length)] ?? "";
  const behind = await sharp(path.join(photosDir, `${name}.jpg`))
    .resize(width, height, { fit: "cover" })
    .modulate({ brightness: 1.4 })
    .toBuffer();
  return sharp(await photo.composite([{ input: behind, blend: "multiply" }]).toBuffer());
}

/** The camera stood too far away: the ground goes on where the photo ended. */
async function fromAfar(photo: Sharp, share: number): Promise<Sharp> {
  const { width, height } = await photo.metadata();
  const scale = 0.28 + 0.2 * share;
  const [left, top] = [Math.round((width * (1 / scale - 1)) / 2), Math.round((height * (1 / scale - 1)) / 2)];
  const wide = await photo.extend({ left, right: left, top, bottom: top, extendWith: "copy" }).toBuffer();
  return longSide(sharp(wide), Math.max(width, height));
}
