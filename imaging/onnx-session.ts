/** Runs ONNX graphs. The only file that knows onnxruntime. */
import { InferenceSession, Tensor } from "onnxruntime-node";
import { AppError } from "#core/errors.ts";

/** Numbers and their shape, the last dimension running fastest; `data.length` is the product of `dims`. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface OnnxSession {
  /**
   * One inference with one input: the outputs in the order asked for.
   *
   * @throws AppError INTERNAL when the graph has no such input or output, or answers in another number format.
   */
  run<const Names extends readonly string[]>(
    inputName: string,
    input: FloatTensor,
    outputNames: Names,
  ): Promise<{ -readonly [Name in keyof Names]: FloatTensor }>;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Threads of one inference; all cores when left out. */
  readonly threads?: number;
  /**
   * Keeps the memory of an inference for the next one, which suits a net that runs all the time. Without, every
   * inference gives its memory back.
   */
  readonly keepMemory?: boolean;
}

/** How nets come by their sessions: in their own thread, or one that lives in another thread. */
export type OpenSession = typeof openOnnxSession;

/** @throws AppError INTERNAL when the file is no graph onnxruntime can run. */
export async function openOnnxSession(path: string, options: SessionOptions = {}): Promise<OnnxSession> {
  const session = await createSession(path, options);
  return {
    async run<const Names extends readonly string[]>(
      inputName: string,
      { data, dims }: FloatTensor,
      outputNames: Names,
    ) {
      const feeds = { [inputName]: new Tensor("float32", data, dims) };
      const results = await session.run(feeds, outputNames).catch((cause: unknown) => {
        throw unusable(
          `input ${inputName} of ${dims.join(" × ")} and output ${outputNames.join(", ")}`,
          path,
          cause,
        );
      });
      const outputs = outputNames.map((name) => toFloats(name, results[name], path));
      return outputs as { -readonly [Name in keyof Names]: FloatTensor };
    },
    close: () => session.release(),
  };
}

function toFloats(name: string, output: Tensor | undefined, path: string): FloatTensor {
  if (output?.data instanceof Float32Array) return { data: output.data, dims: output.dims };
  throw unusable(`32 bit floats as output ${name}`, path, output?.type ?? "nothing");
}

async function createSession(path: string, { threads, keepMemory = false }: SessionOptions) {
  try {
    return await InferenceSession.create(path, {
      enableCpuMemArena: keepMemory,
      // Plans one block of memory for each input size it meets and keeps them all: a third more memory, no time.
      enableMemPattern: false,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    });
  } catch (cause) {
    throw unusable("a runnable ONNX graph", path, cause);
  }
}

function unusable(expected: string, path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("INTERNAL", `expected ${expected} for ${path} but received: ${reason}`, { cause });
}
