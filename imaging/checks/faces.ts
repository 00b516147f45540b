/** Faces: whether people are in the finished picture, where a channel wants to know what they do there. */
import { toAppError } from "#core/errors.ts";
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import type { InspectTools } from "./check.ts";
import { counted } from "./wording.ts";

/**
 * Number of faces found in the finished picture (quality check 24): none passes, any is for a person to judge, since
 * a grown-up may wear the clothes that are sold and nobody else may be shown.
 */
export async function faces(
  { output }: Rendered,
  rules: ImageRules,
  { findFaces }: InspectTools,
): Promise<Finding> {
  const finding = {
    check: "faces",
    measured: null,
    expected: "no people besides who wears the product",
    unit: "count",
  } as const;
  if (!rules.reviewPeople) {
    return { ...finding, severity: "pass", message: "People are no question for this channel." };
  }
  const notLooked =
    "The picture was not looked at for people; the model that finds faces is missing. Look yourself.";
  if (!findFaces) return { ...finding, severity: "review", message: notLooked };
  try {
    const { length } = await findFaces(output);
    if (length === 0)
      return { ...finding, measured: 0, severity: "pass", message: "No face is in the picture." };
    return {
      ...finding,
      measured: length,
      severity: "review",
      message: `${counted(length, "face")} in the picture. Keep people only where a grown-up wears the clothes you sell.`,
    };
  } catch (thrown) {
    return { ...finding, severity: "review", message: `${notLooked} (${toAppError(thrown).userMessage})` };
  }
}
