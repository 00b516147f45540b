/** Lays the back's mirror image on a ground that shines. */
import { mirrors, seenMirror } from "./finishes.ts";
import { blurPainted, type Painted } from "./painted.ts";
import { cameraDistance, roomPoint } from "./room.ts";
import { type Setting, upOf } from "./setting.ts";
import { pushAt, wavesOf } from "./waves.ts";

/** Blur of the back's image, as a multiple of the finish's roughness, in canvas heights. */
const blurFactor = 0.9;

export async function mirrorBack(setting: Setting, room: Painted): Promise<Painted> {
  const { scene, fromAbove } = setting;
  const mirror = mirrors[scene.ground.finish];
  if (!mirror || fromAbove) return room;
  const { width, height } = room;
  const seen = await blurPainted(room, Math.max(1, mirror.roughnessRatio * blurFactor * height));
  const waves = mirror.waves > 0 ? wavesOf(setting, mirror.waves) : null;
  const push = new Float32Array(2);
  const rgb = new Uint16Array(room.rgb);
  const share = seenMirror(mirror.opacity, scene.cameraHeight);
  for (let row = 0; row < height; row++) {
    const up = upOf(setting, row, height);
    const { part, reach, normalY } = roomPoint(setting.room, up);
    if (part !== "ground") continue;
    const imageUp = mirroredUp(setting, up);
    // The flatter one looks, the more ground mirrors.
    const strength = Math.min(0.92, share * (0.75 + 0.25 * Math.min(2.5, reach))) * normalY ** 6;
    for (let column = 0; column < width; column++) {
      if (waves) pushAt(waves, (column + 0.5) / width, (row + 0.5) / height, push);
      const fromRow = (setting.footRatio - imageUp - (push[1] ?? 0)) * height;
      const fromColumn = column + (push[0] ?? 0) * height;
      const y = Math.min(height - 1, Math.max(0, Math.round(fromRow)));
      const x = Math.min(width - 1, Math.max(0, Math.round(fromColumn)));
      const [from, to] = [(y * width + x) * 3, (row * width + column) * 3];
      for (let channel = 0; channel < 3; channel++) {
        const own = room.rgb[to + channel] ?? 0;
        rgb[to + channel] = own + ((seen.rgb[from + channel] ?? 0) - own) * strength;
      }
    }
  }
  return { width, height, rgb };
}

/** The row of the back whose mirror image lies on the ground's row `up`. */
function mirroredUp({ room: { cameraHeight, drop, back } }: Setting, up: number): number {
  const depth = back.join === "edge" ? 7 : back.distance;
  const far = (depth + cameraDistance) / cameraDistance;
  const level = cameraHeight + drop;
  return 2 * cameraHeight - up - (2 * level) / far;
}
