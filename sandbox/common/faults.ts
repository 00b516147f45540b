/** Faults on demand: each waits for the requests it matches, strikes so many times, and is gone. */
import { randomUUID } from "node:crypto";

export const faultKinds = [
  /** GraphQL answers THROTTLED (HTTP 200). */
  "throttled",
  /** HTTP 429 with Retry-After. */
  "429",
  /** HTTP `status` (503). */
  "5xx",
  /** Answers `status` (200), `headers` and `base64` as its body, whatever stands there. */
  "answer",
  /** The answer waits `ms`. */
  "slow",
  /** The connection breaks before anything happened. */
  "drop",
  /** The request takes effect, then the connection breaks. */
  "drop-after",
  /** The request waits, not carried out, until released; a caller that goes away meanwhile takes it along. */
  "hold",
  /** The request takes effect, then its answer waits until released. */
  "hold-after",
  /** The root field answers ACCESS_DENIED. */
  "access-denied",
  /** The mutation answers `userError` and does nothing. */
  "user-error",
  /** Processing of an image ends FAILED with `code`; `contains` is looked for in the file's name. */
  "media-failed",
  /** Processing of an image never ends. */
  "media-stuck",
  /** A bulk operation ends FAILED, or CANCELED, with the first half of its lines. */
  "bulk-failed",
  "bulk-canceled",
  /** A bulk operation runs and does not get on, as long as the fault is there. */
  "bulk-stuck",
  /** The download of a bulk result breaks in the middle. */
  "cut",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface NewFault {
  readonly kind: FaultKind;
  readonly match?: {
    /** Operation name of the document or one of its root fields. */
    readonly operation?: string;
    /** Beginning of the request's path. */
    readonly path?: string;
    /** Text somewhere in the request's body: tells one fileUpdate from another. */
    readonly contains?: string;
  };
  readonly shop?: string;
  /** How often it strikes; 1 when absent. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly skip?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base64?: string;
  readonly retryAfterSeconds?: number;
  readonly code?: string;
  readonly userError?: {
    readonly field?: readonly string[];
    readonly message: string;
    readonly code: string;
  };
}

/** What a fault is matched against. */
export interface Subject {
  readonly shop: string;
  readonly path: string;
  readonly operations: readonly string[];
  readonly body: string;
}

export interface Fault extends NewFault {
  readonly id: string;
  left: number;
  toSkip: number;
  /** Requests waiting in it now, and how many it has struck so far. */
  held: number;
  struck: number;
}

export interface Faults {
  add(fault: NewFault): Fault;
  /** The first armed fault of these kinds that matches; it is used up by one. */
  take(kinds: readonly FaultKind[], subject: Subject): Fault | undefined;
  /** Whether a fault of this kind that matches is there; it is not used up. */
  isArmed(kind: FaultKind, subject: Subject): boolean;
  /** Waits in a hold fault until it is released or `gone` says that the caller left. */
  wait(fault: Fault, gone: Promise<void>): Promise<"released" | "gone">;
  /** Lets the requests of one fault (or all) go on. */
  release(id?: string): void;
  /** Disarms everything and lets held requests go on. */
  clear(): void;
  list(): readonly Fault[];
}

export function openFaults(): Faults {
  let faults: Fault[] = [];
  const waiting = new Map<Fault, Set<() => void>>();
  const release = (id?: string) => {
    for (const [fault, requests] of waiting) {
      if (id === undefined || fault.id === id) for (const goOn of requests) goOn();
    }
  };
  return {
    add(fault) {
      const armed = {
        ...fault,
        id: randomUUID(),
        left: fault.times ?? 1,
        toSkip: fault.skip ?? 0,
        held: 0,
        struck: 0,
      };
      faults.push(armed);
      return armed;
    },
    take(kinds, subject) {
      for (const fault of faults) {
        if (fault.left < 1 || !kinds.includes(fault.kind) || !matches(fault, subject)) continue;
        if (fault.toSkip > 0) {
          fault.toSkip -= 1;
          continue;
        }
        fault.left -= 1;
        fault.struck += 1;
        return fault;
      }
      return undefined;
    },
    isArmed: (kind, subject) =>
      faults.some((fault) => fault.left > 0 && fault.kind === kind && matches(fault, subject)),
    async wait(fault, gone) {
      const requests = waiting.get(fault) ?? new Set();
      waiting.set(fault, requests);
      let goOn = (): void => undefined;
      const released = new Promise<void>((resolve) => (goOn = resolve));
      requests.add(goOn);
      fault.held += 1;
      const ended = await Promise.race([
        released.then(() => "released" as const),
        gone.then(() => "gone" as const),
      ]);
      requests.delete(goOn);
      fault.held -= 1;
      return ended;
    },
    release,
    clear() {
      faults = [];
      release();
    },
    list: () => faults,
  };
}

function matches({ shop, match = {} }: NewFault, subject: Subject): boolean {
  return (
    (shop === undefined || shop === subject.shop) &&
    (match.operation === undefined || subject.operations.includes(match.operation)) &&
    (match.path === undefined || subject.path.startsWith(match.path)) &&
    (match.contains === undefined || subject.body.includes(match.contains))
  );
}
