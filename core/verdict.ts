/** Findings and the Verdict they add up to: what was measured, what was expected, what it means. */
import { z } from "zod";
import { straightenSchema } from "./recipe.ts";

/** Names of the checks of imaging/checks, one file each. To add one: a name here, a file there, a line in imaging/inspect.ts. */
export const checkNames = [
  "mask-area",
  "mask-confidence",
  "islands",
  "missing-parts",
  "cut-off",
  "fill",
  "centring",
  "tilt",
  "ground",
  "ground-evenness",
  "shadow",
  "halo",
  "transparency",
  "edge-width",
  "edge-smoothness",
  "colour-fidelity",
  "colour-cast",
  "clipping",
  "contrast",
  "sharpness",
  "focus",
  "naturalness",
  "resolution",
  "upscale",
  "native-detail",
  "text",
  "faces",
  "file",
] as const;

export const severities = ["pass", "review", "fail"] as const;

export const findingSchema = z.object({
  check: z.enum(checkNames),
  severity: z.enum(severities),
  /** The figure the check came to, in `unit`; null where the check is yes or no. */
  measured: z.number().nullable(),
  /** The bound in words, for example "at least 0.85". */
  expected: z.string(),
  /** L* and C* are CIELAB lightness and chroma. */
  unit: z.enum(["ratio", "px", "bytes", "ΔE2000", "L*", "C*", "count", "factor", "°", "none"]),
  /** One plain sentence for the merchant: what is wrong and what helps. */
  message: z.string(),
  /** Keys of the recipe that would better the picture, for the studio to offer; nothing applies them by itself. */
  suggestion: z.strictObject({ straighten: straightenSchema }).optional(),
});

export const verdictSchema = z.object({
  outcome: z.enum(severities),
  findings: z.array(findingSchema),
});

export type CheckName = (typeof checkNames)[number];
export type Severity = (typeof severities)[number];
export type Finding = z.infer<typeof findingSchema>;
export type Verdict = z.infer<typeof verdictSchema>;

/** The worst finding decides; a verdict without findings cannot pass, because nothing was looked at. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const worst = Math.max(...findings.map((finding) => severities.indexOf(finding.severity)), -1);
  return { outcome: severities[worst] ?? "fail", findings: [...findings] };
}
