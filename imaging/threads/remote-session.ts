/** Sessions that run in the net thread, for nets that are used in a render thread. */
import type { MessagePort } from "node:worker_threads";
import type { FloatTensor, OnnxSession, OpenSession, SessionOptions } from "../onnx-session.ts";
import { callThrough } from "./calls.ts";
import type { NetAnswer, NetQuestion } from "./net-thread.ts";

/** Input tensors move to the net thread and are empty afterwards. */
export function remoteSessions(netPort: MessagePort): OpenSession {
  const net = callThrough<NetQuestion, NetAnswer>(netPort);
  async function open(path: string, options: SessionOptions = {}): Promise<OnnxSession> {
    const session = { path, options };
    await net.ask({ kind: "open", session });
    return {
      async run<const Names extends readonly string[]>(
        inputName: string,
        input: FloatTensor,
        outputNames: Names,
      ) {
        const question = { kind: "run", session, inputName, input, outputNames } as const;
        const outputs = await net.ask(question, { transfer: [input.data.buffer as ArrayBuffer] });
        return outputs as { -readonly [Name in keyof Names]: FloatTensor };
      },
      // Other threads may still use it; the net thread closes all its sessions when it ends.
      close: () => Promise.resolve(),
    };
  }
  return open;
}
