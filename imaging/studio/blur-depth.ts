/** Depth of field: what is nearer or further than the product is out of focus. */
import { blurPainted, type Painted } from "./painted.ts";
import { type RoomPoint, roomPoint } from "./room.ts";
import { type Setting, upOf } from "./setting.ts";

/** Blur of what is infinitely far away at a `depthOfField` of 1, in canvas heights. */
const widest = 0.035;
/** Blurred copies, as shares of the widest blur that is seen; rows between two of them mix both. */
const shares = [0.12, 0.3, 0.6, 1] as const;
/** What is far behind a table is painted out of focus; only its outlines are softened. */
const distantShare = 0.2;
/** In pixels: below this nobody sees it. */
const least = 0.45;

/** The blur of a place, as a standard deviation in pixels. */
export function depthBlur({ scene, height, fromAbove }: Setting, { part, reach }: RoomPoint): number {
  if (fromAbove) return 0;
  const painted = part === "back" && scene.back.join === "edge" ? distantShare : 1;
  return painted * scene.depthOfField * widest * height * Math.abs(1 - 1 / reach);
}

export async function blurDepth(setting: Setting, room: Painted): Promise<Painted> {
  const { width, height } = room;
  if (setting.fromAbove) return room;
  const sigmas = Float32Array.from({ length: height }, (_, row) =>
    depthBlur(setting, roomPoint(setting.room, upOf(setting, row, height))),
  );
  const most = sigmas.reduce((a, b) => Math.max(a, b), 0);
  if (most < least) return room;
  const copies = [{ sigma: 0, picture: room }];
  for (const share of shares) {
    const sigma = share * most;
    if (sigma >= least) copies.push({ sigma, picture: await blurPainted(room, sigma) });
  }
  const rgb = new Uint16Array(room.rgb.length);
  for (let row = 0; row < height; row++) {
    const sigma = sigmas[row] ?? 0;
    const next = Math.max(
      1,
      copies.findIndex((copy) => copy.sigma >= sigma - 1e-6),
    );
    const [near, far] = [copies[next - 1] ?? copies[0], copies[next] ?? copies[0]];
    if (!near || !far) continue;
    const share = Math.min(1, Math.max(0, (sigma - near.sigma) / Math.max(1e-6, far.sigma - near.sigma)));
    const start = row * width * 3;
    for (let i = start; i < start + width * 3; i++) {
      const sharp = near.picture.rgb[i] ?? 0;
      rgb[i] = sharp + ((far.picture.rgb[i] ?? 0) - sharp) * share;
    }
  }
  return { width, height, rgb };
}
