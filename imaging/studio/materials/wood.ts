/** Boards of wood, side by side, as a table's top or a panelled wall. */
import { ease, type Material, mix } from "./material.ts";

const boardWidth = 0.36;
const boardLength = 3.7;
/** Half the gap between two boards. */
const gap = 0.0016;

/**
 * Growth rings cut lengthwise: bands along the board that bow around its heart, with pores drawn out along the grain.
 * `colour` is the early wood, `accent` the late wood.
 */
export const wood: Material = ({ colour, accent, noise }) => {
  return (out, x, y, footprint) => {
    const board = Math.floor(y / boardWidth);
    const within = y - board * boardWidth;
    const shift = noise.chance(board, 7) * boardLength;
    const piece = Math.floor((x + shift) / boardLength);
    const alongPiece = x + shift - piece * boardLength;
    const chance = noise.chance(board * 3 + 1, piece * 5 + 2);
    const [ownX, ownY] = [x + chance * 91, within + chance * 53];
    const grain = figure(ownX, ownY, within, chance, footprint);
    const pores = noise.sum(ownX * 9, ownY * 520, 2, 0.6, footprint * 520);
    const fibres = noise.sum(ownX * 3, ownY * 130, 3, 0.65, footprint * 130);
    const broad = noise.sum(ownX * 0.8, ownY * 5, 3, 0.5, footprint * 5);
    const share = 0.62 * grain + 0.16 * fibres + 0.14 * broad + 0.24 * (chance - 0.5) + 0.12;
    const pore = 1 - 0.16 * ease(0.25, 0.9, pores);
    const seam = Math.min(within, boardWidth - within, alongPiece, boardLength - alongPiece);
    mix(out, colour, accent, Math.min(1, Math.max(0, share)), pore * seamShade(seam, footprint));
  };

  /** 0 early wood … 1 late wood: each ring darkens slowly and ends at once. */
  function figure(x: number, y: number, within: number, chance: number, footprint: number): number {
    const heart = boardWidth * (0.15 + 0.7 * chance) + 0.05 * noise.at(x * 0.5, chance * 40);
    const bow = 0.012 * noise.sum(x * 1.6, y * 4, 3, 0.5, footprint * 4);
    const across = Math.abs(within - heart) + bow + 0.03 * noise.at(x * 0.35, 3 + chance * 17);
    const rings = across * 46 + 0.35 * noise.sum(x * 2.4, y * 30, 2, 0.5, footprint * 30);
    const phase = rings - Math.floor(rings);
    const visible = Math.min(1, Math.max(0, 1.6 - footprint * 90));
    const ring = ease(0.1, 0.86, phase) * (1 - ease(0.9, 1, phase));
    const strength = 0.55 + 0.45 * noise.chance(Math.floor(rings), board(chance));
    return 0.3 + (ring * strength - 0.3) * visible;
  }
};

function board(chance: number): number {
  return Math.floor(chance * 250);
}

/** Dark in the gap, with the worn edge beside it; a gap thinner than a pixel darkens that pixel in part. */
function seamShade(away: number, footprint: number): number {
  const width = Math.max(gap, footprint * 0.6);
  const depth = Math.min(1, gap / footprint + 0.25) * 0.72;
  return 1 - depth * (1 - ease(width * 0.6, width * 1.5, away)) - 0.07 * (1 - ease(0, 0.012, away));
}
