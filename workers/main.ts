/** The worker process: puts the parts together, says when it is ready, and stops gracefully. */
import path from "node:path";

/** What platforms commonly give a stopping process. */
const stopWithinMs = 10_000;

try {
  await main();
} catch (error) {
  console.error(`packshot worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function main(): Promise<void> {
  // Imported here, so that a missing setting is one clear text and not a stack.
  const { env } = await import("#services/env.ts");
  const { prisma } = await import("#prisma/client.ts");
  const { adminGraphqlFor } = await import("#app/shopify.server.ts");
  const { channelConfigs } = await import("#services/channel-configs.ts");
  const { openConnectors } = await import("#connectors/index.ts");
  const { createOpenChannel } = await import("./open-channel.ts");
  const { createOpenAdmin } = await import("./open-admin.ts");
  const { startWorkers } = await import("./start-workers.ts");

  await prisma.$queryRaw`SELECT 1`.catch((cause: unknown) => {
    const { host, pathname } = new URL(env.DATABASE_URL);
    throw new Error(`expected a database at ${host}${pathname} but received no connection`, { cause });
  });
  const renderPool = await openPool(env.MODELS_DIR, env.RENDER_CONCURRENCY);
  const openAdmin = createOpenAdmin(adminGraphqlFor);
  const openChannel = createOpenChannel(openConnectors(channelConfigs(env)));
  const trustedOrigins = env.TRUSTED_FETCH_ORIGINS;
  const workers = await startWorkers({ openAdmin, openChannel, renderPool, trustedOrigins });
  console.log("packshot: worker ready");

  stopOnSignal(async () => {
    await workers.stop();
    await renderPool.close();
    await prisma.$disconnect();
  });
}

async function openPool(modelsDir: string | undefined, size: number) {
  const { isnetMedium } = await import("#models/registry.ts");
  const { fetchModels } = await import("#models/fetch.ts");
  const { openRenderPool } = await import("#imaging/threads/render-pool.ts");
  const cacheDir = modelsDir ?? path.resolve(import.meta.dirname, "../.cache/models");
  const missing = await fetchModels(isnetMedium.id, { cacheDir });
  if (missing.length > 0)
    console.warn(`packshot worker: not there and not to be fetched: ${missing.join(", ")}`);
  return openRenderPool({ segmentation: isnetMedium.id, modelsDir: cacheDir }, size);
}

/** The first signal stops gracefully, within a limit; the second one at once. Unfinished jobs go to other workers. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("packshot worker: stopping failed", error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
