/** Ways to damage a file, at random or on purpose. Each gives a new file and leaves the old one alone. */
import { crc32 } from "node:zlib";
import type { SeededRandom } from "../fixtures/seeded-random.ts";
import { type Announced, announcedSizes } from "./announced-sizes.ts";
import type { Seed } from "./seeds.ts";

export interface Damaged {
  readonly how: string;
  readonly bytes: Buffer;
}

type Mutation = (seed: Seed, random: SeededRandom, others: readonly Seed[]) => Damaged;

const flips =
  (count: number, reach: number): Mutation =>
  ({ bytes }, random) => {
    const copy = Buffer.from(bytes);
    const end = Math.min(copy.length, reach) - 1;
    for (let n = 0; n < count; n++) copy[random.whole(0, end)]! ^= 1 << random.whole(0, 7);
    return { how: `${count} bits flipped in the first ${end + 1} bytes`, bytes: copy };
  };

const truncated: Mutation = ({ bytes }, random) => {
  const length = random.whole(0, bytes.length - 1);
  return { how: `cut to ${length} bytes`, bytes: bytes.subarray(0, length) };
};

const overwritten: Mutation = ({ bytes }, random) => {
  const copy = Buffer.from(bytes);
  const start = random.whole(0, copy.length - 1);
  const value = random.pick([0, 255, random.whole(1, 254)]);
  copy.fill(value, start, Math.min(copy.length, start + random.whole(4, 400)));
  return { how: `bytes from ${start} all ${value}`, bytes: copy };
};

const inserted: Mutation = ({ bytes }, random) => {
  const at = random.whole(0, bytes.length);
  const noise = Buffer.from(Array.from({ length: random.whole(1, 200) }, () => random.whole(0, 255)));
  const how = `${noise.length} random bytes put in at ${at}`;
  return { how, bytes: Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]) };
};

const repeated: Mutation = ({ bytes }, random) => {
  const start = random.whole(0, bytes.length - 1);
  const part = bytes.subarray(start, start + random.whole(8, 600));
  const how = `${part.length} bytes from ${start} fifty times`;
  const copies = Array.from({ length: 50 }, () => part);
  return { how, bytes: Buffer.concat([bytes.subarray(0, start), ...copies, bytes.subarray(start)]) };
};

const spliced: Mutation = ({ bytes }, random, others) => {
  const other = random.pick(others);
  const at = random.whole(8, bytes.length - 1);
  const from = random.whole(0, other.bytes.length - 1);
  const how = `goes on as ${other.format} ${other.name} after ${at} bytes`;
  return { how, bytes: Buffer.concat([bytes.subarray(0, at), other.bytes.subarray(from)]) };
};

/** Extremes, and one more or less than the truth. */
function liesAbout({ bytes }: Announced, truth: number): number[] {
  const most = 2 ** (8 * bytes) - 1;
  const lies = [0, 1, most, most - 1, (most + 1) / 2, (most - 1) / 2, truth + 1, truth - 1, truth * 1000];
  return lies.filter((lie) => lie >= 0 && lie <= most && lie !== truth);
}

const lying: Mutation = (seed, random) => {
  const field = random.pick(announcedSizes(seed.format, seed.bytes));
  const copy = Buffer.from(seed.bytes);
  const { at, bytes, endian } = field;
  const truth = endian === "big" ? copy.readUIntBE(at, bytes) : copy.readUIntLE(at, bytes);
  const lie = random.pick(liesAbout(field, truth));
  if (endian === "big") copy.writeUIntBE(lie, at, bytes);
  else copy.writeUIntLE(lie, at, bytes);
  if (seed.format === "png") sealHeader(copy);
  return { how: `${field.what} says ${lie} instead of ${truth}`, bytes: copy };
};

/** Without a right checksum a lie in a PNG's header would be found out too early. */
function sealHeader(png: Buffer): void {
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
}

/** How often each is done to every format. */
export const mutations: readonly (readonly [times: number, Mutation])[] = [
  [26, lying],
  [8, flips(1, 64)],
  [6, flips(4, 512)],
  [6, flips(64, Number.POSITIVE_INFINITY)],
  [8, truncated],
  [4, overwritten],
  [4, inserted],
  [3, repeated],
  [6, spliced],
];
