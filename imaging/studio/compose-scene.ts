/** Puts a product into its scene: shade, mirror image, and over all the product's own pixels. */
import type { Frame, Mask } from "../frame.ts";
import { contactShadow } from "../contact-shadow.ts";
import { emptyFrame } from "../draw-on-canvas.ts";
import type { Contact } from "../ground-contact.ts";
import { reflect } from "../reflection.ts";
import { type Backdrop, backdropOf } from "./backdrop.ts";
import { mirrors, seenMirror } from "./finishes.ts";
import { lyingShade } from "./lying-shade.ts";
import { type ProductShade, shadeBy } from "./product-shade.ts";
import type { Setting } from "./setting.ts";
import { silhouetteOf } from "./silhouette.ts";
import { standingRows } from "./stance.ts";
import { standingParts } from "./standing-parts.ts";
import { pushAt, wavesOf } from "./waves.ts";

export interface PlacedProduct {
  /** On the canvas; its alpha is opacity. */
  readonly product: Frame;
  /** Its coverage, at the size of light maps. */
  readonly small: Mask;
  readonly contact: Contact;
  /** Share of a solid product's shadow that it throws. */
  readonly shadowShare: number;
}

/** The dark line that ties a standing product to its ground. */
const seam = { opacity: 0.62, softnessRatio: 0.009 };
/** sRGB's mean exponent: light times k is a level times k^(1 / gamma). */
const gamma = 2.2;

export async function composeScene(setting: Setting, placed: PlacedProduct): Promise<Frame> {
  const backdrop = await backdropOf(setting);
  const dimming = dimmingOf(setting, backdrop, placed);
  const mirrored = await mirrorOf(setting, placed);
  return layOver(backdrop, dimming, mirrored, placed.product);
}

/** What levels of the backdrop are multiplied by: three channels at the size of light maps. */
interface Dimming {
  readonly width: number;
  readonly height: number;
  readonly factors: Float32Array;
}

function dimmingOf(setting: Setting, { lights }: Backdrop, placed: PlacedProduct): Dimming {
  const { small, contact, shadowShare } = placed;
  const { width, height } = small;
  const shade = shadeOf(setting, placed);
  const touching = setting.fromAbove
    ? null
    : contactShadow(small, contact, { ...seam, opacity: seam.opacity * shadowShare });
  const factors = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const touch = 1 - (touching?.depth[i] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      const ofKey = (lights.key[i] ?? 0) * (setting.keyLight[channel] ?? 0);
      const ofRoom = (lights.ambient[i] ?? 0) * (setting.ambientLight[channel] ?? 0);
      const left = ofKey * (shade.key[i] ?? 1) + ofRoom * (shade.ambient[i] ?? 1);
      factors[3 * i + channel] = ((left / Math.max(1e-6, ofKey + ofRoom)) * touch) ** (1 / gamma);
    }
  }
  return { width, height, factors };
}

function shadeOf(setting: Setting, { small, contact, shadowShare }: PlacedProduct): ProductShade {
  const { box } = contact;
  if (!setting.fromAbove) {
    const shades = standingParts(small, contact).map((part) =>
      shadeBy(setting, silhouetteOf(part.mask), part.contact, shadowShare),
    );
    return shades.reduce(joinShades);
  }
  const silhouette = silhouetteOf(small);
  const smaller = Math.min(box.right - box.left, box.bottom - box.top);
  return lyingShade(setting, silhouette, smaller, shadowShare);
}

/** What two things take together: light that one hides the other cannot hide again. */
function joinShades(one: ProductShade, other: ProductShade): ProductShade {
  return {
    ...one,
    key: one.key.map((left, i) => Math.min(left, other.key[i] ?? 1)),
    ambient: one.ambient.map((left, i) => left * (other.ambient[i] ?? 1)),
  };
}

async function mirrorOf(setting: Setting, { product, small, contact }: PlacedProduct): Promise<Frame | null> {
  const { scene, fromAbove, block } = setting;
  const mirror = mirrors[scene.ground.finish];
  if (!mirror || fromAbove || block) return null;
  const rows = standingRows(setting, contact, small);
  const line: Contact = {
    box: contact.box,
    parts: [{ bottom: rows, strength: new Float32Array(rows.length).fill(1) }],
  };
  const image = await reflect(product, emptyFrame(product.width, product.height), small, line, {
    kind: "reflection",
    opacity: Math.min(1, seenMirror(mirror.opacity, scene.cameraHeight)),
    reachRatio: mirror.reachRatio,
    roughnessRatio: mirror.roughnessRatio,
  });
  return mirror.waves > 0 ? pushAside(setting, image, mirror.waves) : image;
}

/** The mirror image as waves break it. */
function pushAside(setting: Setting, { width, height, rgba }: Frame, strength: number): Frame {
  const waves = wavesOf(setting, strength);
  const push = new Float32Array(2);
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const moved = new Uint32Array(width * height);
  const first = Math.floor(height * setting.footRatio * 0.8);
  for (let y = first; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pushAt(waves, (x + 0.5) / width, (y + 0.5) / height, push);
      const column = Math.min(width - 1, Math.max(0, Math.round(x + (push[0] ?? 0) * height)));
      const row = Math.min(height - 1, Math.max(0, Math.round(y + 0.5 * (push[1] ?? 0) * height)));
      moved[y * width + x] = from[row * width + column] ?? 0;
    }
  }
  return { width, height, rgba: new Uint8ClampedArray(moved.buffer) };
}

function layOver(backdrop: Backdrop, dimming: Dimming, mirrored: Frame | null, product: Frame): Frame {
  const { width, height } = backdrop;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const row = new Float32Array(dimming.width * 3);
  const across = dimming.width / width;
  const last = dimming.width - 2;
  for (let y = 0; y < height; y++) {
    fillRow(row, dimming, ((y + 0.5) * dimming.height) / height - 0.5);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const opacity = (product.rgba[4 * i + 3] ?? 0) / 255;
      const place = Math.max(0, (x + 0.5) * across - 0.5);
      const left = Math.min(last, place | 0);
      const share = place - left;
      const shine = mirrored === null ? 0 : (mirrored.rgba[4 * i + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const near = row[3 * left + channel] ?? 0;
        const factor = near + ((row[3 * left + 3 + channel] ?? 0) - near) * share;
        let level = (backdrop.rgb[3 * i + channel] ?? 0) * factor;
        if (shine > 0) level += ((mirrored?.rgba[4 * i + channel] ?? 0) - level) * shine;
        const own = product.rgba[4 * i + channel] ?? 0;
        rgba[4 * i + channel] = opacity === 1 ? own : level + (own - level) * opacity;
      }
      rgba[4 * i + 3] = 255;
    }
  }
  return { width, height, rgba };
}

function fillRow(row: Float32Array, { width, height, factors }: Dimming, y: number): void {
  const place = Math.min(height - 1, Math.max(0, y));
  const upper = Math.min(height - 2, Math.floor(place));
  const share = place - upper;
  const [above, below] = [upper * width * 3, (upper + 1) * width * 3];
  for (let i = 0; i < row.length; i++)
    row[i] = (factors[above + i] ?? 0) * (1 - share) + (factors[below + i] ?? 0) * share;
}
