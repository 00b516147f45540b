/** Puts a job aside while its shop is out of reach. */
import type { JobName } from "#core/jobs.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { isAway } from "./is-away.ts";

export interface ParkableJob {
  readonly shopId: string;
  readonly name: JobName;
  readonly payload: Prisma.InputJsonObject;
}

/** False when the shop is within reach, so that the job may run. */
export async function parkIfAway({ shopId, name, payload }: ParkableJob): Promise<boolean> {
  if (!(await isAway(shopId))) return false;
  return prisma.$transaction(async (tx) => {
    // A shop that comes back this moment waits until this job can be seen, or is seen to be back.
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR SHARE`;
    if (!(await isAway(shopId, tx))) return false;
    await tx.parkedJob.create({ data: { shopId, job: name, payload } });
    return true;
  });
}
