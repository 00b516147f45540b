/** Questions and answers between threads: errors and abort signals cross as well as values. */
import type { Transferable } from "node:worker_threads";
import { AppError, type ErrorCode, toAppError } from "#core/errors.ts";

/** A MessagePort, a Worker, or a worker's parentPort. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly Transferable[]): void;
  on(event: "message", listen: (message: unknown) => void): unknown;
}

/** A value, and those of its buffers that move to the other thread instead of being copied. */
export interface Sent<Value> {
  readonly value: Value;
  readonly transfer?: readonly Transferable[];
}

interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly userMessage: string;
  /** Where it was thrown, for logs. */
  readonly stack: string | undefined;
}

type Request<Question> =
  { readonly id: number; readonly question: Question } | { readonly id: number; readonly aborted: true };
type Reply<Answer> =
  { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly error: SentError };

/**
 * Answers every question that comes through the port, each with a signal that aborts when nobody waits any more.
 * What arrives is what a Caller of the same two types asked.
 */
export function answerCalls(
  port: Port,
  answer: (question: never, signal: AbortSignal) => Promise<Sent<unknown>>,
): void {
  const running = new Map<number, AbortController>();
  const respond = async (id: number, question: never): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const { value, transfer } = await answer(question, controller.signal);
      port.postMessage({ id, answer: value } satisfies Reply<unknown>, transfer);
    } catch (thrown) {
      const { code, message, userMessage, stack } = toAppError(thrown);
      port.postMessage({ id, error: { code, message, userMessage, stack } } satisfies Reply<unknown>);
    } finally {
      running.delete(id);
    }
  };
  port.on("message", (message) => {
    const request = message as Request<never>;
    if ("aborted" in request) running.get(request.id)?.abort();
    else void respond(request.id, request.question);
  });
}

export interface Caller<Question, Answer> {
  /** @throws what the other thread threw, as an AppError; the signal's reason, at once, when it aborts. */
  ask(
    question: Question,
    options?: { transfer?: readonly Transferable[]; signal?: AbortSignal },
  ): Promise<Answer>;
  /** Resolves when the other side has answered everything, aborted questions too. */
  settled(): Promise<void>;
  /** The other side is gone: whoever waits gets this error. */
  fail(error: Error): void;
}

export function callThrough<Question, Answer>(port: Port): Caller<Question, Answer> {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let lastId = 0;
  port.on("message", (message) => {
    const reply = message as Reply<Answer>;
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("error" in reply) asked?.reject(received(reply.error));
    else asked?.resolve(reply.answer);
  });
  return {
    async ask(question, { transfer, signal } = {}) {
      signal?.throwIfAborted();
      const id = ++lastId;
      const asked = Promise.withResolvers<Answer>();
      waiting.set(id, asked);
      port.postMessage({ id, question } satisfies Request<Question>, transfer);
      if (!signal) return asked.promise;
      const aborted = Promise.withResolvers<never>();
      const onAbort = () => {
        port.postMessage({ id, aborted: true } satisfies Request<Question>);
        aborted.reject(signal.reason as Error);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      return Promise.race([asked.promise, aborted.promise]).finally(() =>
        signal.removeEventListener("abort", onAbort),
      );
    },
    async settled() {
      await Promise.allSettled([...waiting.values()].map(({ promise }) => promise));
    },
    fail(error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

function received({ code, message, userMessage, stack }: SentError): AppError {
  return new AppError(code, message, { userMessage, cause: stack });
}
