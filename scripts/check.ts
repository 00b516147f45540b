/**
 * Runs every check there is, shows what failed, and ends with one line that counts them all.
 *
 * A static check (format, lint, types, import rule, unused code) counts as one; a test as one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why, told once more at the end, where nobody has to scroll for it. */
  readonly failures: readonly string[];
}

const staticChecks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["format", "prettier", "--check", "--log-level", "warn", "."],
  ["types", "tsc", "-p", "."],
  ["lint", "eslint", ".", "--max-warnings", "0"],
  [
    "import rule",
    "depcruise",
    "--output-type",
    "err",
    "app",
    "core",
    "imaging",
    "models",
    "connectors",
    "services",
    "workers",
    "prisma",
    "sandbox",
    "scripts",
  ],
  ["unused code", "knip"],
];

const suites = ["unit", "extensions", "golden", "contracts", "flows", "e2e"] as const;

async function main(): Promise<void> {
  const counts = await Promise.all(
    staticChecks.map(([name, command, ...args]) => runStatic(name, command, args)),
  );
  for (const suite of suites) counts.push(await runSuite(suite));
  const total = (key: "passed" | "failed" | "skipped") => counts.reduce((sum, count) => sum + count[key], 0);
  for (const failure of counts.flatMap((count) => count.failures)) console.log(`\nFAILED ${failure}`);
  if (total("failed") > 0) process.exitCode = 1;
  console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
}

/** They run side by side, so what one says is kept until it ends. */
async function runStatic(name: string, command: string, args: readonly string[]): Promise<Count> {
  const startedAt = Date.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (words: string) => said.push(words));
  const ok = await succeeds(child);
  if (said.length > 0) console.log(said.join("").trimEnd());
  tell(name, ok, startedAt);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [name] };
}

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

type TestFile = z.infer<typeof reportSchema>["testResults"][number];

const maxMessageChars = 1_500;

/** A suite that could not even be loaded has no failed test; it counts as one failure all the same. */
async function runSuite(suite: string): Promise<Count> {
  const folder = await mkdtemp(path.join(tmpdir(), "packshot-check-"));
  const reportFile = path.join(folder, "report.json");
  const args = [
    "run",
    "--project",
    suite,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ];
  console.log(`\n— ${suite}`);
  const startedAt = Date.now();
  const ok = await succeeds(spawn("vitest", args, { stdio: ["ignore", "inherit", "inherit"] }));
  tell(suite, ok, startedAt);
  const report = reportSchema.safeParse(JSON.parse(await readFile(reportFile, "utf8").catch(() => "null")));
  await rm(folder, { recursive: true });
  if (!report.success) return { passed: 0, failed: 1, skipped: 0, failures: [suite] };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.data;
  const failed = ok ? numFailedTests : Math.max(numFailedTests, 1);
  const failures = testResults.filter(({ status }) => status === "failed").flatMap(failuresOf);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, failures };
}

/** A file that could not be loaded has a message of its own and no failed test. */
function failuresOf({ name, message, assertionResults }: TestFile): string[] {
  const file = path.relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0) return [`${file}: ${message.slice(0, maxMessageChars)}`];
  return failed.map(
    (test) => `${file}: ${test.fullName}\n${test.failureMessages.join("\n").slice(0, maxMessageChars)}`,
  );
}

function tell(name: string, ok: boolean, startedAt: number): void {
  console.log(`${ok ? "ok" : "FAILED"}: ${name} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

function succeeds(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

await main();
