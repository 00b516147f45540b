/** The malformed-image corpus: made anew in every run from small whole photos, always the same. */
import { type SeededRandom, seededRandom } from "../fixtures/seeded-random.ts";
import { crafted } from "./crafted.ts";
import type { MalformedFile } from "./malformed-file.ts";
import { mutations } from "./mutations.ts";
import { type Seed, seeds } from "./seeds.ts";

export async function malformedCorpus(seedNumber: number): Promise<MalformedFile[]> {
  const random = seededRandom(seedNumber);
  const photos = await seeds();
  const formats = [...new Set(photos.map(({ format }) => format))];
  const mutated = formats.flatMap((format) =>
    damage(
      photos.filter((seed) => seed.format === format),
      photos.filter((seed) => seed.format !== format),
      random,
    ),
  );
  return [...mutated, ...(await crafted(photos))];
}

function damage(own: readonly Seed[], others: readonly Seed[], random: SeededRandom): MalformedFile[] {
  return mutations.flatMap(([times, mutate]) =>
    Array.from({ length: times }, () => {
      const seed = random.pick(own);
      const { how, bytes } = mutate(seed, random, others);
      return { name: `${seed.format} (${seed.name}): ${how}`, bytes };
    }),
  );
}
