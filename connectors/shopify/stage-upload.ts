/**
 * Uploads a file to the place Shopify stages uploads in, and gives the address to create media from.
 *
 * By POST policy form, not PUT: storage then enforces the 20 MB limit itself, with a clear answer.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/stageduploadscreate
 */
import { AppError } from "#core/errors.ts";
import { stageUploadDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

export interface UploadFile {
  readonly bytes: Buffer;
  readonly mimeType: string;
}

const uploadTimeoutMs = 120_000;

/** Throws AppError CHANNEL_REFUSED when storage refuses the file, CHANNEL_FAILED when it does not answer. */
export async function stageUpload(
  client: AdminClient,
  fileName: string,
  file: UploadFile,
  signal?: AbortSignal,
): Promise<string> {
  const { stagedUploadsCreate } = await client.run(stageUploadDocument, {
    input: [
      {
        resource: "IMAGE",
        filename: fileName,
        mimeType: file.mimeType,
        httpMethod: "POST",
        fileSize: String(file.bytes.length),
      },
    ],
  });
  const target = stagedUploadsCreate?.stagedTargets?.[0];
  if (!target?.url || !target.resourceUrl) {
    throw new AppError("CHANNEL_FAILED", `expected a staged upload target for ${fileName} but received none`);
  }
  const form = new FormData();
  // The policy signs the fields in this order, and storage ignores whatever comes after the file.
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), fileName);
  await post(target.url, form, signal);
  return target.resourceUrl;
}

async function post(url: string, body: FormData, signal?: AbortSignal): Promise<void> {
  const timeout = AbortSignal.timeout(uploadTimeoutMs);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const response = await fetch(url, { method: "POST", body, signal: either }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new AppError("CHANNEL_FAILED", "expected an answer for a staged upload but received none", {
      cause,
    });
  });
  const answer = await response.text();
  if (response.ok) return;
  const message = `expected status 201 for a staged upload but received ${response.status} ${answer.slice(0, 200)}`;
  const isRefusal = response.status === 400 || response.status === 413;
  throw new AppError(isRefusal ? "CHANNEL_REFUSED" : "CHANNEL_FAILED", message);
}
