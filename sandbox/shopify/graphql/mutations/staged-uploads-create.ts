/** stagedUploadsCreate: places where an app may put bytes before it makes files of them. */
import { stageUpload } from "../../uploads/stage-upload.ts";
import { type Call, userError } from "../call.ts";

interface StagedUploadInput {
  readonly filename: string;
  readonly mimeType: string;
  readonly httpMethod: "POST" | "PUT";
}

/** What an IMAGE upload may be. */
const imageMimeTypes = ["jpeg", "jpg", "png", "gif", "webp", "heic", "tiff", "svg+xml"].map(
  (kind) => `image/${kind}`,
);

export function stagedUploadsCreate({ platform, shop }: Call, { input }: { input: StagedUploadInput[] }) {
  const userErrors = input.flatMap(({ filename, mimeType }, index) => {
    if (imageMimeTypes.includes(mimeType)) return [];
    const message = `${filename}: (${mimeType}) is not a recognized format`;
    return [userError(["input", String(index), "mimeType"], message, "INVALID")];
  });
  if (userErrors.length > 0) return { stagedTargets: [], userErrors };
  const stagedTargets = input.map(({ filename, mimeType, httpMethod }) =>
    stageUpload(platform.store, shop, { fileName: filename, mimeType, method: httpMethod }),
  );
  return { stagedTargets, userErrors };
}
