/** Lets a product be looked at once more, after a pause that doubles each time. */
import type { JobPayload } from "#core/jobs.ts";
import { prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";

const firstPauseMs = 15_000;
/** Some sixteen minutes in all; a photo that takes longer is found by the next incremental sync. */
const mostLooks = 6;

/** False when it was looked at often enough. */
export async function lookAgain(payload: JobPayload<"automate-product">): Promise<boolean> {
  const looks = (payload.looks ?? 0) + 1;
  if (looks > mostLooks) return false;
  const delayMs = firstPauseMs * 2 ** (looks - 1);
  await prisma.$transaction((tx) => enqueue(tx, "automate-product", { ...payload, looks }, { delayMs }));
  return true;
}
