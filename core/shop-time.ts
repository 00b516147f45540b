/** Times of day and calendar days in a shop's own zone, summer time included. */
import type { QuietHours } from "./automation/rule.ts";

const minuteMs = 60_000;

/** When the quiet hours that `now` lies in end; null outside of them. @param timeZone an IANA name */
export function endOfQuietHours({ from, until }: QuietHours, now: Date, timeZone: string): Date | null {
  const time = clockOf(now, timeZone).slice(11, 16);
  const wraps = from > until;
  const inside = wraps ? time >= from || time < until : time >= from && time < until;
  if (!inside) return null;
  const day = clockOf(now, timeZone).slice(0, 10);
  return instantOf(wraps && time >= from ? nextDay(day) : day, until, timeZone);
}

export function startOfDay(now: Date, timeZone: string): Date {
  return instantOf(clockOf(now, timeZone).slice(0, 10), "00:00", timeZone);
}

export function startOfNextDay(now: Date, timeZone: string): Date {
  return instantOf(nextDay(clockOf(now, timeZone).slice(0, 10)), "00:00", timeZone);
}

/**
 * The moment a clock in the zone shows this, as a browser's `datetime-local` field writes it: `2026-11-23T05:04`.
 * @returns null for a text that is no such time
 */
export function momentAt(text: string, timeZone: string): Date | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?$/.exec(text) ?? [];
  if (day === undefined || time === undefined || Number.isNaN(Date.parse(`${day}T${time}Z`))) return null;
  return instantOf(day, time, timeZone);
}

/** False for a name this machine's calendar does not know. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** What a clock there shows: `2026-11-23T05:04`. */
export function clockOf(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(at).replace(" ", "T");
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 24 * 60 * minuteMs).toISOString().slice(0, 10);
}

/** The moment a clock there shows this; where it is skipped by summer time, the moment it would have been. */
function instantOf(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  const offsetAt = (at: number) =>
    Date.parse(`${clockOf(new Date(at), timeZone)}Z`) - Math.floor(at / minuteMs) * minuteMs;
  const first = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(first));
}
