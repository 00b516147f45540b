/** A worker as `npm run worker` starts it, but for its pictures: each is a copy of one that is ready. No net is loaded. */
import path from "node:path";
import sharp from "sharp";
import { verdictOf } from "#core/verdict.ts";
import type { RenderPool } from "#imaging/threads/render-pool.ts";
import { adminGraphqlFor } from "#app/shopify.server.ts";
import { env } from "#services/env.ts";
import { createOpenAdmin } from "#workers/open-admin.ts";
import { createOpenChannel } from "#workers/open-channel.ts";
import { startWorkers } from "#workers/start-workers.ts";

const photo = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r18-fan-white.jpg");

const workers = await startWorkers({
  openAdmin: createOpenAdmin(adminGraphqlFor),
  openChannel: createOpenChannel(new Map()),
  renderPool: await openCopyingPool(),
  trustedOrigins: env.TRUSTED_FETCH_ORIGINS,
});
console.log("worker ready");
process.once("SIGTERM", () => void workers.stop().then(() => process.exit(0)));

async function openCopyingPool(): Promise<RenderPool> {
  const [file, preview] = await Promise.all([
    sharp(photo).resize(1000, 1000, { fit: "contain", background: "white" }).jpeg().toBuffer(),
    sharp(photo).resize(400).webp().toBuffer(),
  ]);
  const picture = {
    file: {
      bytes: file,
      format: "jpeg" as const,
      mimeType: "image/jpeg" as const,
      width: 1000,
      height: 1000,
      quality: 80,
    },
    previews: { before: preview, after: preview, cutout: preview, heat: preview, thumb: preview },
    verdict: verdictOf([]),
    traits: null,
  };
  return {
    size: env.RENDER_CONCURRENCY,
    finish: () => Promise.reject(new Error("expected pictures for review only")),
    finishForReview: () => Promise.resolve(picture),
    close: () => Promise.resolve(),
  };
}
