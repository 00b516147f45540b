/** The thread in which all nets run, one inference after the other on all cores; weights are held once. */
import { type MessagePort, parentPort } from "node:worker_threads";
import { type FloatTensor, openOnnxSession, type OnnxSession, type SessionOptions } from "../onnx-session.ts";
import { answerCalls, type Sent } from "./calls.ts";

/** Both name a session by its file and options; a session is opened when it is first asked for. */
export type NetQuestion =
  | { readonly kind: "open"; readonly session: SessionName }
  | {
      readonly kind: "run";
      readonly session: SessionName;
      readonly inputName: string;
      readonly input: FloatTensor;
      readonly outputNames: readonly string[];
    };

export interface SessionName {
  readonly path: string;
  readonly options: SessionOptions;
}

/** The outputs in the order asked for; none when a session was only opened. */
export type NetAnswer = readonly FloatTensor[];

const sessions = new Map<string, Promise<OnnxSession>>();

/** Each render thread has a port of its own; they arrive one by one, `null` ends the thread. */
parentPort?.on("message", (port: MessagePort | null) => {
  if (port === null) void end();
  else answerCalls(port, answer);
});

async function answer(question: NetQuestion): Promise<Sent<NetAnswer>> {
  const session = await open(question.session);
  if (question.kind === "open") return { value: [] };
  const outputs = await session.run(question.inputName, question.input, question.outputNames);
  return { value: outputs, transfer: outputs.map(({ data }) => data.buffer as ArrayBuffer) };
}

/** A file that cannot be opened is tried again the next time. */
function open({ path, options }: SessionName): Promise<OnnxSession> {
  const name = JSON.stringify([path, options]);
  const known = sessions.get(name);
  if (known) return known;
  const opening = openOnnxSession(path, options);
  sessions.set(name, opening);
  opening.catch(() => sessions.delete(name));
  return opening;
}

async function end(): Promise<void> {
  for (const opened of await Promise.allSettled(sessions.values())) {
    if (opened.status === "fulfilled") await opened.value.close();
  }
  process.exit();
}
