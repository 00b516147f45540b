/**
 * Runs every check there is, shows what failed, and ends with one line that counts them all.
 *
 * A static check (format, lint, types, import rule, unused code) counts as one; a test as one.
 */
import { spawn } from "node:child_process";
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
  const counts: Count[] = [];
  for (const [name, command, ...args] of staticChecks) counts.push(await runStatic(name, command, args));
  for (const suite of suites) counts.push(await runSuite(suite));
  const total = (key: "passed" | "failed" | "skipped") => counts.reduce((sum, count) => sum + count[key], 0);
  for (const failure of counts.flatMap((count) => count.failures)) console.log(`\nFAILED ${failure}`);
  if (total("failed") > 0) process.exitCode = 1;
  console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
}

async function runStatic(name: string, command: string, args: readonly string[]): Promise<Count> {
  const ok = await timed(name, () => run(command, args));
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
  const ok = await timed(suite, () => run("vitest", args));
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

async function timed(name: string, work: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n— ${name}`);
  const startedAt = Date.now();
  const ok = await work();
  console.log(`${ok ? "ok" : "FAILED"}: ${name} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  return ok;
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

await main();
