/**
 * The whole of Packshot for a test file: sandbox shop, app, worker, database and model, all real. Import
 * `#tests/setup/test-env.ts` before it.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { freePort } from "#scripts/free-port.ts";
import type { SandboxOptions } from "../../sandbox/shopify/options.ts";
import { startSandbox, type Sandbox } from "../../sandbox/shopify/server.ts";
import { readSubscriptions } from "../../sandbox/shopify/webhooks/subscriptions.ts";
import { eventually } from "./eventually.ts";
import { startWebProcess } from "./web-process.ts";
import { startWorkerProcess } from "./worker-process.ts";

export interface TestStack {
  readonly appUrl: string;
  readonly sandbox: Sandbox;
  /** Waits for what the stack is to bring about. */
  until<Answer>(
    what: string,
    ask: () => Promise<Answer> | Answer,
  ): Promise<Exclude<Answer, false | null | undefined>>;
  /** Waits until no job waits, runs or sleeps, and none is due. */
  quiet(): Promise<void>;
  /** Brings forward what the app wants to do later, so that no test waits for it. */
  passTime(): Promise<void>;
  /** What app and worker said lately, to print when a test fails. */
  lastWords(): string;
  stop(): Promise<void>;
}

/** A little less than a test may take, so that it is this that says what did not happen. */
const limitMs = 170_000;
const appConfig = path.resolve(import.meta.dirname, "../../shopify.app.toml");

/**
 * Shops are empty unless `options` say otherwise; media and jobs of the sandbox take a few milliseconds.
 * @param ours what app and worker are configured with beside the usual
 */
export async function openTestStack(
  options: Partial<SandboxOptions> = {},
  ours: Readonly<Record<string, string>> = {},
): Promise<TestStack> {
  const appUrl = `http://127.0.0.1:${(await freePort()).toString()}`;
  const sandbox = await startSandbox({
    ...{ apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET, appUrl },
    extensionsDir: path.resolve(import.meta.dirname, "../../extensions"),
    ...{ seed: "none", mediaDelayMs: 10, jobDelayMs: 20, webhookRetryMs: 200 },
    subscriptions: readSubscriptions(readFileSync(appConfig, "utf8")),
    ...options,
  });
  const settings = {
    SHOPIFY_APP_URL: appUrl,
    SHOPIFY_SANDBOX_URL: sandbox.url,
    TRUSTED_FETCH_ORIGINS: sandbox.url,
    WORKER_LOCK_MS: "2000",
    LOG_LEVEL: "info",
    ...ours,
  };
  const worker = startWorkerProcess(settings);
  const stopBehind = async () => {
    await worker.stop();
    await sandbox.stop();
    await prisma.$disconnect();
  };
  const [web] = await Promise.all([startWebProcess(appUrl, settings), worker.ready()]).catch(
    async (thrown: unknown) => {
      await stopBehind();
      throw thrown;
    },
  );
  const until: TestStack["until"] = async <Answer>(what: string, ask: () => Promise<Answer> | Answer) => {
    const answer = await eventually(
      what,
      () => {
        worker.requireAlive();
        return ask();
      },
      limitMs,
    );
    return answer as Exclude<Answer, false | null | undefined>;
  };
  return {
    ...{ appUrl, sandbox, until, passTime },
    quiet: async () => {
      await until("the queue to be empty", isQuiet);
    },
    lastWords: () => `${web.output().slice(-4_000)}\n${worker.output().slice(-6_000)}`,
    stop: async () => {
      await web.stop();
      await stopBehind();
    },
  };
}

async function isQuiet(): Promise<boolean> {
  const [due, [jobs]] = await Promise.all([
    prisma.outboxMessage.count({ where: { dispatchedAt: null, notBefore: { lte: new Date() } } }),
    prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM bullmq.job WHERE state IN ('waiting', 'active', 'delayed')`,
  ]);
  return due === 0 && jobs?.count === 0n;
}

async function passTime(): Promise<void> {
  await prisma.outboxMessage.updateMany({
    where: { dispatchedAt: null },
    data: { notBefore: new Date() },
  });
}
