import { expect, it } from "vitest";
import { bestPrecision, precisionFor } from "./best-precision.ts";

const linux = { platform: "linux", arch: "x64" } as const;

it.each([
  ["a server with AVX-512 VNNI", { ...linux, cpuInfo: "flags\t: fpu avx2 avx512f avx512_vnni" }, "int8"],
  ["a laptop with AVX-VNNI", { ...linux, cpuInfo: "flags\t: fpu avx2 avx_vnni" }, "int8"],
  [
    "ARM with dot products",
    { platform: "linux", arch: "arm64", cpuInfo: "Features\t: fp asimd asimddp" },
    "int8",
  ],
  ["Apple silicon", { platform: "darwin", arch: "arm64", cpuInfo: "" }, "int8"],
  ["AVX2 alone", { ...linux, cpuInfo: "flags\t: fpu avx2 avx512f" }, "fp32"],
  ["Windows, which does not say", { platform: "win32", arch: "x64", cpuInfo: "" }, "fp32"],
] as const)("%s", (_, machine, precision) => {
  expect(precisionFor(machine)).toBe(precision);
});

it("finds out about this machine", async () => {
  expect(["fp32", "int8"]).toContain(await bestPrecision());
});
