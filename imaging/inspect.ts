/** Judges one rendering: runs every check on the file that leaves and adds the findings up to a verdict. */
import type { ImageRules } from "#core/rules.ts";
import { checkNames, verdictOf } from "#core/verdict.ts";
import type { CheckName, Finding, Verdict } from "#core/verdict.ts";
import type { Check } from "./checks/check.ts";
import { file } from "./checks/file.ts";
import { maskArea } from "./checks/mask-area.ts";
import { resolution } from "./checks/resolution.ts";
import { upscale } from "./checks/upscale.ts";
import type { Rendered } from "./frame.ts";

/** All checks by name. To add one: its name in core/verdict.ts, a file in checks/, a line here, a test that drives each severity. */
const checks: Partial<Record<CheckName, Check>> = {
  "mask-area": maskArea,
  resolution,
  upscale,
  file,
};

/** A picture's faults are findings, never exceptions. Findings come in the order of `checkNames`. */
export async function inspect(rendered: Rendered, rules: ImageRules): Promise<Verdict> {
  const findings: Finding[] = [];
  for (const name of checkNames) {
    const check = checks[name];
    if (check) findings.push(certain(await check(rendered, rules)));
  }
  return verdictOf(findings);
}

/** A figure that is not a number means the check saw nothing sensible: that can never pass. */
function certain(finding: Finding): Finding {
  if (finding.measured === null || Number.isFinite(finding.measured)) return finding;
  return { ...finding, severity: "fail", measured: null };
}
