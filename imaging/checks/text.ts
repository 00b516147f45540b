/** Text: lettering and watermarks that are not part of the product, where a channel forbids them. */
import { toAppError } from "#core/errors.ts";
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import { cropFrame } from "../crop-frame.ts";
import type { Placement, Rendered } from "../frame.ts";
import type { Box } from "../measure/alpha-box.ts";
import { coverageUnder } from "../measure/coverage-under.ts";
import { groundRangeUnder } from "../measure/ground-range-under.ts";
import type { TextBox } from "../text/text-box.ts";
import type { TextReader } from "../text/text-reader.ts";
import type { InspectTools } from "./check.ts";

/** Text lying this far on the product is the product's own. */
const onProduct = 0.9;
/** Text lying no further on the product is not on it. */
const offProduct = 0.1;
/** Levels of luma between letters and their ground that a buyer sees. */
const visibleRange = 24;
/** Below this the finder sees letters where there are none. */
const leastConfidence = 0.8;
/** One letter alone is as often a handle or a shadow. */
const aWord = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;

interface FoundText {
  readonly text: string;
  /** `beside` the product and still to be seen in the finished picture, or `across` its edge. */
  readonly place: "beside" | "across";
}

/**
 * Lines of readable text that are not the product's own (quality check 23), looked for in the part of the photo that
 * the canvas shows, since a cut-out hides most of a watermark but not all. Beside the product text fails where the
 * finished picture still shows it; across the product's edge it is for a person to judge, for it may be a watermark
 * or a label that was cut off; wholly on the product it is taken for the product's.
 */
export async function text(
  rendered: Rendered,
  rules: ImageRules,
  { readText }: InspectTools,
): Promise<Finding> {
  const finding = {
    check: "text",
    measured: null,
    expected: "no text besides the product's own",
    unit: "count",
  } as const;
  if (!rules.noText) return { ...finding, severity: "pass", message: "This channel allows text." };
  const notLooked = "Nobody looked for text, since the model that reads it is missing. Look yourself.";
  if (!readText) return { ...finding, severity: "review", message: notLooked };
  try {
    return { ...finding, ...judge(await findForeignText(rendered, readText)) };
  } catch (thrown) {
    return { ...finding, severity: "review", message: `${notLooked} ${toAppError(thrown).userMessage}` };
  }
}

async function findForeignText(rendered: Rendered, readText: TextReader["read"]): Promise<FoundText[]> {
  const shown = shownPart(rendered);
  const onPhoto = (box: TextBox) => ({ ...box, x: box.x + shown.left, y: box.y + shown.top });
  const placeOf = (box: TextBox): FoundText["place"] | "hidden" => {
    const coverage = coverageUnder(rendered.mask, onPhoto(box));
    if (coverage >= onProduct) return "hidden";
    if (coverage > offProduct) return "across";
    const range = groundRangeUnder(rendered, onCanvas(onPhoto(box), rendered.placement));
    return range >= visibleRange ? "beside" : "hidden";
  };
  const lines = await readText(cropFrame(rendered.source, shown), (box) => placeOf(box) !== "hidden");
  return lines.flatMap(({ box, text, confidence }) => {
    const place = placeOf(box);
    return confidence > leastConfidence && aWord.test(text) && place !== "hidden" ? [{ text, place }] : [];
  });
}

/** The part of the photo that the canvas shows, in the photo's pixels. */
function shownPart({ source, output, placement: { scale, x, y } }: Rendered): Box {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const left = within(Math.floor(-x / scale), source.width - 1);
  const top = within(Math.floor(-y / scale), source.height - 1);
  return {
    left,
    top,
    right: Math.max(left + 1, within(Math.ceil((output.width - x) / scale), source.width)),
    bottom: Math.max(top + 1, within(Math.ceil((output.height - y) / scale), source.height)),
  };
}

function onCanvas(box: TextBox, { scale, x, y }: Placement): TextBox {
  return {
    ...box,
    x: box.x * scale + x,
    y: box.y * scale + y,
    width: box.width * scale,
    height: box.height * scale,
  };
}

function judge(found: readonly FoundText[]): Pick<Finding, "severity" | "measured" | "message"> {
  const measured = found.length;
  const beside = found.find(({ place }) => place === "beside");
  if (beside) {
    const message = `“${beside.text}” stands beside the product, and the channel refuses added text. Use a photo without it.`;
    return { severity: "fail", measured, message };
  }
  const [across] = found;
  if (!across) return { severity: "pass", measured, message: "No text was found besides the product's own." };
  const message = `“${across.text}” lies across the product's edge. If it is no part of the product, use a photo without it.`;
  return { severity: "review", measured, message };
}
