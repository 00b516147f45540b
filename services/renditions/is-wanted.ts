/** Says whether a picture that is being rendered is still waited for. */
import { prisma } from "#prisma/client.ts";

/** False once its run was cancelled, its shop left, or another worker has finished it. */
export async function isWanted(shopId: string, renditionId: string): Promise<boolean> {
  return (await prisma.rendition.count({ where: { id: renditionId, shopId, state: "rendering" } })) > 0;
}
