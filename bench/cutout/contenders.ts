/** Who takes part in bench:cutout, and how each is started. To add one: a line here and a runner of the same two modes. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

export interface Contender {
  readonly name: string;
  /** Working directory. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of `node` for a process that answers photo by photo. */
  readonly serve: readonly string[];
  /** … and for one that cuts a whole folder out. */
  readonly folder: (inputDir: string, outputDir: string) => readonly string[];
}

const root = new URL("../../", import.meta.url);
const pathOf = (path: string) => fileURLToPath(new URL(path, root));
/** As `npm run cutout` sets it. */
const ourEnv = { MALLOC_MMAP_THRESHOLD_: "4194304" };
const cutout = (inputDir: string, outputDir: string) =>
  ["imaging/cli.ts", "cutout", "--in", inputDir, "--out", outputDir] as const;

/** The first is what the others are compared with. */
export const contenders: readonly Contender[] = [
  {
    name: "imgly 1.4.5 medium",
    cwd: pathOf("bench/peers"),
    serve: ["imgly.ts", "serve"],
    folder: (inputDir, outputDir) => ["imgly.ts", "folder", inputDir, outputDir],
  },
  {
    name: "packshot",
    cwd: pathOf("."),
    env: ourEnv,
    serve: ["bench/cutout/ours.ts", "thorough"],
    folder: cutout,
  },
  {
    name: "packshot --effort fast",
    cwd: pathOf("."),
    env: ourEnv,
    serve: ["bench/cutout/ours.ts", "fast"],
    folder: (inputDir, outputDir) => [...cutout(inputDir, outputDir), "--effort", "fast"],
  },
];

/** By its own lock; nothing is run that a package brings. */
export async function installPeers(): Promise<void> {
  if (existsSync(pathOf("bench/peers/node_modules/@imgly"))) return;
  console.log("Installing the peer into bench/peers …");
  await run("npm", ["ci", "--ignore-scripts"], { cwd: pathOf("bench/peers") });
}
