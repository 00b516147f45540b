/** In which number format a net runs fastest on this machine. */
import { readFile } from "node:fs/promises";

export type Precision = "fp32" | "int8";

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  /** Of Linux: /proc/cpuinfo. */
  readonly cpuInfo: string;
}

/** AVX-512 VNNI and AVX-VNNI of x86, the dot product of ARMv8.2, as Linux calls them. */
const integerDotProducts = /\b(avx512_vnni|avx_vnni|asimddp)\b/;

/**
 * Integers where the processor multiplies and adds four of them at once: about three times faster. Without, they are no
 * faster than floats, and on older x86 their sums overflow.
 */
export function precisionFor({ platform, arch, cpuInfo }: Machine): Precision {
  const isAppleSilicon = platform === "darwin" && arch === "arm64";
  return isAppleSilicon || integerDotProducts.test(cpuInfo) ? "int8" : "fp32";
}

export async function bestPrecision(): Promise<Precision> {
  const { platform, arch } = process;
  const cpuInfo = platform === "linux" ? await readFile("/proc/cpuinfo", "utf8") : "";
  return precisionFor({ platform, arch, cpuInfo });
}
