/** Core Web Vitals of one page, by the browser's own observers in the app's frame. */
import type { CDPSession, Frame } from "playwright-core";
import type { Visit } from "#tests/e2e/visit.ts";

export interface Vitals {
  /** Largest contentful paint in milliseconds, from the start of the frame's load. */
  readonly lcpMs: number;
  /** Cumulative layout shift, the largest session window. */
  readonly cls: number;
  /** The slowest interaction in milliseconds; 16, the least that is told, when none was slower. */
  readonly inpMs: number;
}

interface Observed {
  lcpMs: number;
  shifts: { at: number; by: number }[];
  eventsMs: number[];
}

/** Slows the processor by this factor, as Lighthouse does for phones. */
const slowDown = 4;
/** What Event Timing leaves out is faster than this, in milliseconds. */
const leastEventMs = 16;

/** Put into every document of the tab before its own scripts. */
export const observeVitals = `(() => {
  const observed = { lcpMs: 0, shifts: [], eventsMs: [] };
  window.__vitals = observed;
  const observe = (type, read, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({ type, buffered: true, ...more });
  observe("largest-contentful-paint", (entry) => { observed.lcpMs = entry.startTime; });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) observed.shifts.push({ at: entry.startTime, by: entry.value });
  });
  observe("event", (entry) => { if (entry.interactionId) observed.eventsMs.push(entry.duration); },
    { durationThreshold: ${leastEventMs.toString()} });
})();`;

/** The frame may be a process of its own, which is slowed separately. */
export async function slowProcessor({ page }: Visit): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  return session;
}

export async function readVitals({ page }: Visit): Promise<Vitals> {
  const frame = page.frame("app");
  if (frame === null) throw new Error("expected the app's frame in the admin but received none");
  const { lcpMs, shifts, eventsMs } = await observedIn(frame);
  return { lcpMs, cls: largestWindow(shifts), inpMs: Math.max(leastEventMs, ...eventsMs) };
}

function observedIn(frame: Frame): Promise<Observed> {
  return frame.evaluate(() => (window as unknown as { __vitals: Observed }).__vitals);
}

/** Shifts at most 1 s apart and 5 s in all count together (web.dev/cls). */
function largestWindow(shifts: Observed["shifts"]): number {
  let [largest, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const { at, by } of shifts) {
    if (at - last > 1_000 || at - first > 5_000) [sum, first] = [0, at];
    last = at;
    sum += by;
    largest = Math.max(largest, sum);
  }
  return largest;
}
