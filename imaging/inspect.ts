/** Judges one rendering: runs every check on the file that leaves and adds the findings up to a verdict. */
import sharp from "sharp";
import type { ImageRules } from "#core/rules.ts";
import { checkNames, verdictOf } from "#core/verdict.ts";
import type { CheckName, Finding, Verdict } from "#core/verdict.ts";
import { centring } from "./checks/centring.ts";
import type { Check, InspectTools } from "./checks/check.ts";
import { clipping } from "./checks/clipping.ts";
import { colourCast } from "./checks/colour-cast.ts";
import { colourFidelity } from "./checks/colour-fidelity.ts";
import { contrast } from "./checks/contrast.ts";
import { cutOff } from "./checks/cut-off.ts";
import { edgeSmoothness } from "./checks/edge-smoothness.ts";
import { edgeWidth } from "./checks/edge-width.ts";
import { faces } from "./checks/faces.ts";
import { file } from "./checks/file.ts";
import { fill } from "./checks/fill.ts";
import { focus } from "./checks/focus.ts";
import { groundEvenness } from "./checks/ground-evenness.ts";
import { ground } from "./checks/ground.ts";
import { halo } from "./checks/halo.ts";
import { islands } from "./checks/islands.ts";
import { maskArea } from "./checks/mask-area.ts";
import { maskConfidence } from "./checks/mask-confidence.ts";
import { missingParts } from "./checks/missing-parts.ts";
import { nativeDetail } from "./checks/native-detail.ts";
import { naturalness } from "./checks/naturalness.ts";
import { resolution } from "./checks/resolution.ts";
import { shadow } from "./checks/shadow.ts";
import { sharpness } from "./checks/sharpness.ts";
import { text } from "./checks/text.ts";
import { tilt } from "./checks/tilt.ts";
import { transparency } from "./checks/transparency.ts";
import { upscale } from "./checks/upscale.ts";
import type { Frame, Rendered } from "./frame.ts";

/** All checks by name. To add one: its name in core/verdict.ts, a file in checks/, a line here, a test that drives each severity. */
const checks = {
  "mask-area": maskArea,
  "mask-confidence": maskConfidence,
  islands,
  "missing-parts": missingParts,
  "cut-off": cutOff,
  fill,
  centring,
  tilt,
  ground,
  "ground-evenness": groundEvenness,
  shadow,
  halo,
  transparency,
  "edge-width": edgeWidth,
  "edge-smoothness": edgeSmoothness,
  "colour-fidelity": colourFidelity,
  "colour-cast": colourCast,
  clipping,
  contrast,
  sharpness,
  focus,
  naturalness,
  resolution,
  upscale,
  "native-detail": nativeDetail,
  text,
  faces,
  file,
} satisfies Record<CheckName, Check>;

/**
 * A picture's faults are findings, never exceptions. Judged is the file as a buyer's browser decodes it, compression
 * included; when it cannot be opened, the frame it was made from, and the file check fails. Findings come in the order
 * of `checkNames`; about 0.3 s for 2000 × 2000, 0.3 s more where text is looked for.
 */
export async function inspect(
  rendered: Rendered,
  rules: ImageRules,
  tools: InspectTools = {},
): Promise<Verdict> {
  const shipped = { ...rendered, output: await asShipped(rendered) };
  const findings: Finding[] = [];
  for (const name of checkNames) {
    const check: Check = checks[name];
    findings.push(certain(await check(shipped, rules, tools)));
  }
  return verdictOf(findings);
}

async function asShipped({ file, output }: Rendered): Promise<Frame> {
  try {
    const { data, info } = await sharp(file.bytes)
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    if (info.width !== output.width || info.height !== output.height || info.channels !== 4) return output;
    return {
      width: info.width,
      height: info.height,
      rgba: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    };
  } catch {
    return output;
  }
}

/** A figure that is not a number means the check saw nothing sensible: that can never pass. */
function certain(finding: Finding): Finding {
  if (finding.measured === null || Number.isFinite(finding.measured)) return finding;
  return { ...finding, severity: "fail", measured: null };
}
