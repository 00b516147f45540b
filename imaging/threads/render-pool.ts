/**
 * Makes pictures in threads of their own, so that decoding, resizing, refining, judging and encoding of some photos
 * overlap with the net's work on another, and whoever asks stays free to answer others.
 */
import type { FinishedPicture, PictureOrder, ReviewPicture } from "../finish-picture.ts";
import { type NetSources, segmentationWeights } from "../open-tools.ts";
import type { RenderAnswer, RenderQuestion } from "./render-thread.ts";
import { createThreads, type Place } from "./start-threads.ts";

export interface RenderPool {
  /** Pictures that are made at the same time; more orders wait for their turn. */
  readonly size: number;
  /** @throws what render() throws; the signal's reason, at once, when it aborts; INTERNAL when the thread died. */
  finish(order: PictureOrder, signal?: AbortSignal): Promise<FinishedPicture>;
  /** @throws as `finish` */
  finishForReview(order: PictureOrder, signal?: AbortSignal): Promise<ReviewPicture>;
  /** Pictures under way are given up. */
  close(): Promise<void>;
}

/** @throws what openTools() throws */
export async function openRenderPool(nets: NetSources, size: number): Promise<RenderPool> {
  await segmentationWeights(nets);
  const threads = createThreads(nets);
  const idle = Array.from({ length: size }, (): Place => ({ thread: null }));
  let released = Promise.withResolvers<undefined>();

  async function claim(signal: AbortSignal | undefined): Promise<Place> {
    for (;;) {
      signal?.throwIfAborted();
      const place = idle.pop();
      if (place) return place;
      await released.promise;
    }
  }

  function release(place: Place): void {
    idle.push(place);
    released.resolve(undefined);
    released = Promise.withResolvers();
  }

  async function make(question: RenderQuestion, signal?: AbortSignal): Promise<RenderAnswer> {
    const place = await claim(signal);
    const { caller } = threads.at(place);
    const answer = caller.ask(question, signal && { signal });
    // An aborted picture keeps its thread until the step it is in has ended.
    void caller.settled().then(() => release(place));
    return answer;
  }

  try {
    await Promise.all(idle.map(() => make({ kind: "warm-up" })));
  } catch (error) {
    await threads.end();
    throw error;
  }
  return {
    size,
    finish: (order, signal) => make({ kind: "finish", order }, signal) as Promise<FinishedPicture>,
    finishForReview: (order, signal) =>
      make({ kind: "finish-for-review", order }, signal) as Promise<ReviewPicture>,
    close: () => threads.end(),
  };
}
