/** Figures as a merchant reads them. */
import { outputFormats } from "#core/output-formats.ts";

/** 0.8536 → "85.4 %"; tiny shares keep two digits. */
export function percent(ratio: number): string {
  const hundredths = ratio * 100;
  return `${hundredths.toFixed(hundredths !== 0 && Math.abs(hundredths) < 0.95 ? 2 : 1)} %`;
}

/** 1 234 567 bytes → "1.2 MB". */
export function megabytes(bytes: number): string {
  const millions = bytes / 1_000_000;
  return `${millions.toFixed(millions < 0.95 ? 2 : 1)} MB`;
}

/** ["jpeg", "png"] → "JPEG or PNG"; names of formats we never write stay as they are. */
export function formatNames(formats: readonly string[]): string {
  const titles = new Map<string, string>(
    Object.entries(outputFormats).map(([name, { title }]) => [name, title]),
  );
  return formats.map((format) => titles.get(format) ?? format).join(" or ");
}

/** 1, "face" → "1 face"; 2, "face" → "2 faces". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
