/** The figures of bench:cutout as text. */
import { availableParallelism } from "node:os";
import type { Contender } from "./contenders.ts";
import type { Cost } from "./run.ts";
import type { OneCut } from "./served.ts";

/** Medians without the first photo of each, which pays for the start. */
export function imageTable(cutsOf: ReadonlyMap<Contender, readonly OneCut[]>): string {
  let peer: number | null = null;
  const rows = [...cutsOf].map(([{ name }, [first, ...warm]]) => {
    const seconds = median(warm.map((cut) => cut.seconds));
    const cpu = median(warm.map(({ cpuSeconds }) => cpuSeconds));
    peer ??= seconds;
    return [name, first?.seconds, seconds, cpu, 60 / seconds, peer / seconds].map(show);
  });
  const heads = ["per image, one at a time", "first s", "median s", "CPU s", "images/min", "× the peer"];
  return layOut([heads, ...rows]);
}

export function processTable(costOf: ReadonlyMap<Contender, Cost>, photos: number): string {
  let peer: number | null = null;
  const rows = [...costOf].map(([{ name }, { seconds, cpuSeconds, peakMiB, byThread }]) => {
    const perMinute = (60 * photos) / seconds;
    peer ??= perMinute;
    const busy = (100 * cpuSeconds) / seconds / availableParallelism();
    const net = byThread.get("net");
    const inNet = net === undefined ? "" : ((100 * net) / cpuSeconds).toFixed(0);
    const figures = [
      perMinute,
      cpuSeconds / photos,
      peakMiB.toFixed(0),
      busy.toFixed(0),
      inNet,
      perMinute / peer,
    ];
    return [name, ...figures].map(show);
  });
  const heads = [
    "whole process",
    "images/min",
    "CPU s/image",
    "peak MiB",
    "cores busy %",
    "in net %",
    "× the peer",
  ];
  return layOut([heads, ...rows]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

function show(cell: string | number | undefined): string {
  return typeof cell === "number" ? cell.toFixed(2) : (cell ?? "");
}

/** The first column to the left, figures to the right. */
function layOut(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  return `${lines.join("\n")}\n`;
}
