/** Ends an audit that was given up; what it has seen so far stays. */
import type { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";

export async function failAudit(shopId: string, auditId: string, error: AppError): Promise<void> {
  await prisma.audit.updateMany({
    where: { id: auditId, shopId, state: { in: ["sampling", "scanning"] } },
    data: { state: "failed", finishedAt: new Date(), errorMessage: error.userMessage },
  });
}
