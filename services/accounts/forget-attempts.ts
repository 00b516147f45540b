/** Deletes sign-ins that nobody can settle any more, and what they brought. */
import { prisma } from "#prisma/client.ts";

/** For as long their page still says that they are over. */
const keptMs = 3_600_000;

export async function forgetAttempts(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  await prisma.connectAttempt.deleteMany({ where: { expiresAt: { lt: before } } });
}
