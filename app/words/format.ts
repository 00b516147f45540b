/** Figures as merchants read them; the same text on server and browser, whatever their locale. */

const count = new Intl.NumberFormat("en-GB");

/** `1 product`, `1,200 products`; give the plural where it is not simply an s. */
export function counted(amount: number, one: string, many = `${one}s`): string {
  return `${count.format(amount)} ${amount === 1 ? one : many}`;
}

/** `0.05 %`, `7.1 %`, `88.3 %`, `100 %`. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  return `${Number(value.toFixed(Math.abs(value) < 0.95 ? 2 : 1))} %`;
}

/** Decimal units, as the channels' own rules use them: `640 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}

/** How long something will still take, rounded up so that it is rarely too short. */
export function remaining(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 10) return "a few seconds left";
  if (seconds < 60) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return `about ${counted(minutes, "minute")} left`;
  return `about ${counted(Math.ceil(minutes / 60), "hour")} left`;
}

/** `22 Nov 2026, 21:40 UTC`. */
export function fullTime(iso: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  return `${day.format(new Date(iso))} UTC`;
}

/** `just now`, `5 minutes ago`, `yesterday`, and from a week on the date. */
export function timeAgo(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1_000);
  if (seconds < 45) return "just now";
  if (seconds < 3_600) return `${counted(Math.max(1, Math.round(seconds / 60)), "minute")} ago`;
  if (seconds < 86_400) return `${counted(Math.round(seconds / 3_600), "hour")} ago`;
  const days = Math.round(seconds / 86_400);
  if (days < 7) return days === 1 ? "yesterday" : `${days} days ago`;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso));
}
