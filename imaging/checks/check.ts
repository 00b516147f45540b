/** What every check is: a plain function from one rendering and a channel's rules to one finding. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { FaceFinder } from "../face-finder.ts";
import type { Rendered } from "../frame.ts";
import type { TextReader } from "../text/text-reader.ts";

/** Nets that some checks look through. A check whose net is missing says so and never passes for it. */
export interface InspectTools {
  readonly readText?: TextReader["read"];
  readonly findFaces?: FaceFinder["find"];
}

export type Check = (
  rendered: Rendered,
  rules: ImageRules,
  tools: InspectTools,
) => Finding | Promise<Finding>;
