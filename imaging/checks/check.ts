/** What every check is: a plain function from one rendering and a channel's rules to one finding. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";

export type Check = (rendered: Rendered, rules: ImageRules) => Finding | Promise<Finding>;
