/** `npm run rotate-keys`: seals stored secrets anew with PACKSHOT_SECRET_KEY, those of PACKSHOT_OLD_SECRET_KEYS included. */
import { prisma } from "#prisma/client.ts";
import { rotateKeys } from "#services/rotate-keys.ts";

const rotated = await rotateKeys();
console.table(Object.fromEntries(rotated.map(({ name, ...counts }) => [name, counts])));
const unopened = rotated.reduce((sum, column) => sum + column.unopened, 0);
console.log(
  unopened === 0
    ? "Everything is sealed with PACKSHOT_SECRET_KEY; PACKSHOT_OLD_SECRET_KEYS can be left out now."
    : `${unopened} secrets open with none of the keys and were left as they are.`,
);
await prisma.$disconnect();
process.exitCode = unopened === 0 ? 0 : 1;
