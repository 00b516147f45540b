/** A thread in which pictures are made, one at a time: everything but the nets, which run in the net thread. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import {
  finishForReview,
  finishPicture,
  type FinishedPicture,
  type PictureOrder,
  type ReviewPicture,
} from "../finish-picture.ts";
import { type NetSources, openTools } from "../open-tools.ts";
import { answerCalls, type Sent } from "./calls.ts";
import { remoteSessions } from "./remote-session.ts";

export interface RenderThreadStart {
  readonly netPort: MessagePort;
  readonly nets: NetSources;
}

export type RenderQuestion =
  | { readonly kind: "warm-up" }
  | { readonly kind: "finish" | "finish-for-review"; readonly order: PictureOrder };

export type RenderAnswer = null | FinishedPicture | ReviewPicture;

// No operation is ever asked for twice.
sharp.cache(false);

const { netPort, nets } = workerData as RenderThreadStart;
const opening = openTools(nets, remoteSessions(netPort));
// Whoever asks gets the failure.
opening.catch(() => undefined);

if (parentPort !== null) answerCalls(parentPort, answer);

async function answer(question: RenderQuestion, signal: AbortSignal): Promise<Sent<RenderAnswer>> {
  const tools = { ...(await opening), signal };
  if (question.kind === "warm-up") return { value: null };
  const finish = question.kind === "finish" ? finishPicture : finishForReview;
  return { value: await finish(question.order, tools) };
}
