/** Starts the net thread and the render threads, and starts them again when they died. */
import { MessageChannel, Worker } from "node:worker_threads";
import { AppError } from "#core/errors.ts";
import type { NetSources } from "../open-tools.ts";
import { callThrough, type Caller } from "./calls.ts";
import type { RenderAnswer, RenderQuestion, RenderThreadStart } from "./render-thread.ts";

/** A place for one picture at a time; its thread is started when it is first needed. */
export interface Place {
  thread: RenderThread | null;
}

interface RenderThread {
  readonly worker: Worker;
  readonly caller: Caller<RenderQuestion, RenderAnswer>;
}

export interface Threads {
  /** The place's living thread. */
  at(place: Place): RenderThread;
  /** Whoever still waits gets an AppError INTERNAL. */
  end(): Promise<void>;
}

export function createThreads(nets: NetSources): Threads {
  const living = new Set<RenderThread>();
  let netThread: Worker | null = null;

  /** Without it no render thread gets anywhere: they end with it. */
  function startNetThread(): Worker {
    const worker = new Worker(new URL("./net-thread.ts", import.meta.url), { name: "net" });
    worker.on("error", (cause) => failAll(cause));
    worker.on("exit", () => {
      if (netThread === worker) netThread = null;
      failAll("the net thread ended");
    });
    return worker;
  }

  function failAll(cause: unknown): void {
    for (const { worker, caller } of living) {
      caller.fail(died("net", cause));
      void worker.terminate();
    }
  }

  function startRenderThread(place: Place): RenderThread {
    const { port1, port2 } = new MessageChannel();
    netThread ??= startNetThread();
    netThread.postMessage(port1, [port1]);
    const workerData: RenderThreadStart = { netPort: port2, nets };
    const worker = new Worker(new URL("./render-thread.ts", import.meta.url), {
      name: "render",
      workerData,
      transferList: [port2],
    });
    const thread = { worker, caller: callThrough<RenderQuestion, RenderAnswer>(worker) };
    living.add(thread);
    worker.on("error", (cause) => thread.caller.fail(died("render", cause)));
    worker.on("exit", () => {
      living.delete(thread);
      if (place.thread === thread) place.thread = null;
      thread.caller.fail(died("render", "it ended"));
    });
    return thread;
  }

  return {
    at: (place) => (place.thread ??= startRenderThread(place)),
    async end() {
      await Promise.all([...living].map(({ worker }) => worker.terminate()));
      const last = netThread;
      if (last === null) return;
      const ended = new Promise((resolve) => last.once("exit", resolve));
      last.postMessage(null);
      await ended;
    },
  };
}

function died(name: "net" | "render", cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("INTERNAL", `expected a picture of the ${name} thread but received: ${reason}`, {
    cause,
  });
}
