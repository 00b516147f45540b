/** Where a file of each format announces a size, length, count or offset: the numbers a liar changes. */
import type { SourceFormat } from "#core/sniff-format.ts";

/** An unsigned number in a file. */
export interface Announced {
  readonly what: string;
  readonly at: number;
  readonly bytes: 1 | 2 | 4;
  readonly endian: "big" | "little";
}

const big = (what: string, at: number, bytes: Announced["bytes"]): Announced => ({
  what,
  at,
  bytes,
  endian: "big",
});
const little = (what: string, at: number, bytes: Announced["bytes"]): Announced => ({
  ...{ what, at, bytes },
  endian: "little",
});

/** Segments up to the first scan; in a frame header also precision, size, components and sampling. */
function ofJpeg(file: Buffer): Announced[] {
  const found: Announced[] = [];
  for (let at = 2; at + 4 < file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file[at + 1]!;
    found.push(big(`segment ${marker.toString(16)} length`, at + 2, 2));
    if (marker === 0xc0 || marker === 0xc2) {
      found.push(big("precision", at + 4, 1), big("height", at + 5, 2), big("width", at + 7, 2));
      found.push(big("components", at + 9, 1), big("sampling", at + 11, 1));
    }
    if (marker === 0xda) break;
  }
  return found;
}

function ofPng(file: Buffer): Announced[] {
  const found = [
    ...[big("width", 16, 4), big("height", 20, 4), big("depth", 24, 1)],
    ...[big("colour type", 25, 1), big("interlace", 28, 1)],
  ];
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    found.push(big(`${file.toString("latin1", at + 4, at + 8)} length`, at, 4));
  }
  return found;
}

function ofWebp(file: Buffer): Announced[] {
  const found = [little("RIFF size", 4, 4)];
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString("latin1", at, at + 4);
    found.push(little(`${name} size`, at + 4, 4));
    if (name === "VP8X") found.push(little("canvas width", at + 12, 2), little("canvas height", at + 15, 2));
    if (name === "VP8 ") found.push(little("width", at + 14, 2), little("height", at + 16, 2));
    if (name === "VP8L") found.push(little("width and height", at + 9, 4));
    if (name === "ANMF") found.push(little("frame x", at + 8, 2), little("frame width", at + 14, 2));
    const length = file.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return found;
}

const boxesOfBoxes = new Set(["meta", "iprp", "ipco", "dinf", "iinf", "iref"]);

/** Boxes of the ISO base media format, and the first words of those that hold sizes, places and counts. */
function ofBoxes(file: Buffer, from = 0, to = file.length): Announced[] {
  const found: Announced[] = [];
  for (let at = from; at + 8 <= to;) {
    const size = file.readUInt32BE(at);
    const name = file.toString("latin1", at + 4, at + 8);
    found.push(big(`${name} size`, at, 4));
    if (name === "ispe") found.push(big("width", at + 12, 4), big("height", at + 16, 4));
    if (["iloc", "ipma", "pitm", "hvcC", "av1C", "pixi", "colr"].includes(name)) {
      for (let word = at + 8; word + 4 <= Math.min(at + size, at + 40); word += 4) {
        found.push(big(`${name} byte ${word - at}`, word, 4));
      }
    }
    const head = name === "meta" ? 12 : name === "iinf" ? 14 : 8;
    if (boxesOfBoxes.has(name)) found.push(...ofBoxes(file, at + head, Math.min(to, at + size)));
    if (size < 8) break;
    at += size;
  }
  return found;
}

/** Every entry of the first directory: type, count, value or place of the values; and where the next one is. */
function ofTiff(file: Buffer): Announced[] {
  const isLittle = file[0] === 0x49;
  const number = isLittle ? little : big;
  const start = isLittle ? file.readUInt32LE(4) : file.readUInt32BE(4);
  const entries = isLittle ? file.readUInt16LE(start) : file.readUInt16BE(start);
  const found = [number("first directory", 4, 4), number("entries", start, 2)];
  for (let n = 0; n < entries; n++) {
    const at = start + 2 + 12 * n;
    const tag = isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at);
    found.push(number(`tag ${tag} type`, at + 2, 2), number(`tag ${tag} count`, at + 4, 4));
    found.push(number(`tag ${tag} value`, at + 8, 4));
  }
  return [...found, number("next directory", start + 2 + 12 * entries, 4)];
}

/** The screen and the first picture's place, size and code width. */
function ofGif(file: Buffer): Announced[] {
  const found = [little("screen width", 6, 2), little("screen height", 8, 2), little("colour table", 10, 1)];
  const picture = file.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  if (picture < 0) return found;
  const sides = ["left", "top", "width", "height"].map((what, n) => little(what, picture + 1 + 2 * n, 2));
  return [...found, ...sides, little("local colours", picture + 9, 1), little("code width", picture + 10, 1)];
}

function ofBmp(): Announced[] {
  const words = ["file size", "reserved", "pixels at", "header size", "width", "height"];
  const found = words.map((what, n) => little(what, 2 + 4 * n, 4));
  return [
    ...[...found, little("planes", 26, 2), little("bits", 28, 2), little("compression", 30, 4)],
    little("colours", 46, 4),
  ];
}

/** To add a format: its walk, which may trust the file, because seeds are whole. */
const walks: Readonly<Record<SourceFormat, (file: Buffer) => Announced[]>> = {
  ...{ jpeg: ofJpeg, png: ofPng, webp: ofWebp, tiff: ofTiff, gif: ofGif, bmp: ofBmp },
  ...{ avif: ofBoxes, heic: ofBoxes },
};

export function announcedSizes(format: SourceFormat, file: Buffer): Announced[] {
  return walks[format](file).filter(({ at, bytes }) => at + bytes <= file.length);
}
