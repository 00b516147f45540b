/**
 * Finds the product by looking as often as the photo needs: once at the whole to see where it stands, once closely,
 * and again, mirrored and closer, where the first two looks disagree. Most photos need two cheap looks.
 */
import type { Frame, Mask, Search } from "../frame.ts";
import type { Segmenter, Size } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";
import { agreement } from "./agreement.ts";
import { alignLook } from "./align-look.ts";
import { chooseSubject, type Subject } from "./choose-subject.ts";
import { fuseOpinions } from "./fuse-opinions.ts";
import { leaveOut } from "./leave-out.ts";
import { lookPastGround } from "./look-past-ground.ts";
import { type Look, takeLook } from "./take-look.ts";

export interface Found {
  /** Coverage at the photo's size, as the looks together see it. */
  readonly coarse: Mask;
  readonly search: Search;
  /** What the first look at the whole photo said, at the net's resolution. */
  readonly glimpse: Mask;
}

export interface SearchTools {
  readonly segmenter: Segmenter;
  readonly signal?: AbortSignal;
}

/** Ground kept around the product in a close look, as a share of its box: the net needs to see both. */
const closeMargin = 0.12;
/** A close look sees at least this share of each side: closer, the net knows no longer what it sees. */
const leastBoxShare = 0.2;
/** Long sides of the looks, as shares of the closest one. */
const locateShare = 0.5;
const glanceShare = 0.625;
const closeShare = 0.75;
/** Looks that agree less call for another one: 37 % of 46 bench photos. */
const enoughAgreement = 0.97;
/** Two looks that agree less than this have not seen the same thing. */
const lostAgreement = 0.85;
/** Boxes that overlap less are different places. */
const sameBoxOverlap = 0.8;
/** Three looks that agree less than this may have been fooled by a ground as coloured as the product. */
const littleAgreement = 0.9;
/** How much each look counts, in their order: the closer, the more it knows of edges. */
const weights = [1, 3, 4];
/** Of the look past the ground, once the ground's own model has confirmed it. */
const pastWeight = 32;
/** Above this level a look may have seen something. */
const faint = 50;

/** One look at the whole photo, at a size that is quick. @param longSidePx of a close look. */
export async function glance(photo: Frame, longSidePx: number, { segmenter }: SearchTools): Promise<Found> {
  const look = await takeLook(
    photo,
    { box: wholeOf(photo), longSidePx: Math.round(longSidePx * glanceShare), mirrored: false },
    segmenter,
  );
  const coarse = await spread(look, photo);
  const search = { looks: 1, agreement: null, leftOut: 0, isMixed: true, pastGround: false };
  return { coarse, search, glimpse: maskOf(look) };
}

function maskOf({ width, height, levels }: Look): Mask {
  return { width, height, alpha: levels };
}

/** @param longSidePx of the closest look. Stops between looks when the signal says so. */
export async function findProduct(photo: Frame, longSidePx: number, tools: SearchTools): Promise<Found> {
  const look: TakeLook = (box, share, mirrored = false) => {
    tools.signal?.throwIfAborted();
    return takeLook(photo, { box, longSidePx: Math.round(longSidePx * share), mirrored }, tools.segmenter);
  };
  const { subject, box, looks, full } = await approach(photo, look);
  let past: Look | null = null;
  if (subject === null || (await agreementOf(looks, box)) < enoughAgreement) {
    looks.push(await look(box, 1, true));
    if ((await agreementOf(looks, box)) < littleAgreement) {
      tools.signal?.throwIfAborted();
      past = await lookPast(photo, looks, full, box, Math.round(longSidePx * closeShare), tools.segmenter);
    }
  }
  const fused = past
    ? await fuse([past, ...looks], [pastWeight, ...weights], box)
    : await fuse(looks, weights, box);
  const search = {
    looks: looks.length,
    agreement: await agreementOf(looks, box),
    leftOut: subject?.leftOut ?? 0,
    isMixed: subject?.isMixed ?? false,
    pastGround: past !== null,
  };
  const coarse = leaveOut(await spread(fused, photo), subject?.others ?? null);
  return { coarse, search, glimpse: maskOf(looks[0] ?? fused) };
}

type TakeLook = (box: Rectangle, share: number, mirrored?: boolean) => Promise<Look>;

/** Where the product is, and what the first two looks at it said. */
interface Approach {
  readonly subject: Subject | null;
  readonly box: Rectangle;
  readonly looks: Look[];
  /** A full look at the whole photo that was taken and found the product at the same place; null when there was none. */
  readonly full: Look | null;
}

/**
 * A quick look at the whole photo says where to look closely. Where a close look sees something else altogether, the quick
 * one may have missed the product; then a full look at the whole decides.
 */
async function approach(photo: Frame, look: TakeLook): Promise<Approach> {
  const quick = await locate(photo, await look(wholeOf(photo), locateShare));
  const close = await look(quick.box, closeShare);
  const looks = [quick.look, close];
  if (quick.subject !== null && (await agreementOf(looks, quick.box)) >= lostAgreement)
    return { ...quick, looks, full: null };
  const full = await locate(photo, await look(wholeOf(photo), 1));
  if (full.subject === null || overlapOf(full.box, quick.box) >= sameBoxOverlap)
    return { ...quick, looks, full: full.look };
  return { ...full, looks: [full.look, await look(full.box, closeShare)], full: null };
}

type Located = Pick<Approach, "subject" | "box"> & { readonly look: Look };

async function locate(photo: Frame, look: Look): Promise<Located> {
  const subject = await chooseSubject(photo, look);
  return { look, subject, box: subject ? grow(subject.box, photo) : wholeOf(photo) };
}

/** Intersection over union. */
function overlapOf(a: Rectangle, b: Rectangle): number {
  const areaOf = ({ left, top, right, bottom }: Rectangle) =>
    Math.max(0, right - left) * Math.max(0, bottom - top);
  const both = areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  return both / (areaOf(a) + areaOf(b) - both);
}

async function lookPast(
  photo: Frame,
  looks: readonly Look[],
  full: Look | null,
  box: Rectangle,
  longSidePx: number,
  segmenter: Segmenter,
): Promise<Look | null> {
  const before = await fuse(looks, weights, box);
  const others = full ? [full] : [];
  const opinions = await Promise.all([...looks, ...others].map((look) => alignLook(look, box, before)));
  const levels = before.levels.map((_, i) =>
    Math.max(...opinions.map((opinion) => opinion[i] ?? 0)) > faint ? 255 : 0,
  );
  const seen = await spread({ ...before, levels }, photo);
  return lookPastGround(photo, { box, longSidePx, mirrored: false }, [before, ...others], seen, segmenter);
}

function wholeOf({ width, height }: Size): Rectangle {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** The box with ground around it. */
function grow({ left, top, right, bottom }: Rectangle, { width, height }: Size): Rectangle {
  const across = roomAround(right - left, width);
  const down = roomAround(bottom - top, height);
  return {
    left: Math.max(0, left - across),
    top: Math.max(0, top - down),
    right: Math.min(width, right + across),
    bottom: Math.min(height, bottom + down),
  };
}

function roomAround(length: number, whole: number): number {
  return Math.round(Math.max(length * closeMargin, (whole * leastBoxShare - length) / 2));
}

/** Measured on the grid of the second look. */
async function agreementOf(looks: readonly Look[], box: Rectangle): Promise<number> {
  const [, grid] = looks;
  if (!grid) return 1;
  return agreement(await Promise.all(looks.map((look) => alignLook(look, box, grid))));
}

/** On the grid of the last look, which is the finest. */
async function fuse(looks: readonly Look[], shares: readonly number[], box: Rectangle): Promise<Look> {
  const finest = looks.at(-1);
  if (!finest) throw new RangeError("expected at least one look to fuse but received none");
  const opinions = await Promise.all(
    looks.map(async (look, i) => ({ levels: await alignLook(look, box, finest), weight: shares[i] ?? 1 })),
  );
  return { ...finest, levels: fuseOpinions(opinions) };
}

/** At the photo's size; outside what the look saw there is ground. */
async function spread(look: Look, { width, height }: Size): Promise<Mask> {
  return { width, height, alpha: await alignLook(look, wholeOf({ width, height }), { width, height }) };
}
