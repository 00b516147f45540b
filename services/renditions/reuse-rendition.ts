/** Takes over a picture this shop has computed before instead of computing it again. */
import { verdictSchema } from "#core/verdict.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { readOutput } from "./output.ts";
import { settleRendition } from "./settle-rendition.ts";

/** @param key renditionKey of imaging. True when nothing is left to compute. */
export async function reuseRendition(shopId: string, id: string, key: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const twin = await tx.rendition.findFirst({
      where: { shopId, renditionKey: key, output: { not: Prisma.DbNull } },
      orderBy: { renderedAt: "desc" },
      select: { outcome: true, findings: true, output: true },
    });
    const output = readOutput(twin?.output ?? null);
    if (twin === null || output === null) return false;
    const verdict = verdictSchema.parse({ outcome: twin.outcome, findings: twin.findings });
    await settleRendition(tx, shopId, id, { renditionKey: key, verdict, output });
    return true;
  });
}
