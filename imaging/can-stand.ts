/** Whether a product can stand as it is seen: its middle of mass must be over its feet, and they must carry it. */
import type { Mask } from "./frame.ts";
import type { Contact } from "./ground-contact.ts";

/** How far beyond its feet the middle may lie, as a share of the product's width: silhouettes hide depth. */
const slackRatio = 0.05;
/** What stands on less than this share of its height would fall. */
const leastFootingRatio = 0.07;
const touching = 0.3;

/** What cannot stand was photographed lying, so a shadow under its lowest point alone would be wrong. */
export function canStand(product: Mask, { box, parts }: Contact): boolean {
  let [left, right] = [product.width, 0];
  for (const { strength } of parts) {
    strength.forEach((value, x) => {
      if (value < touching) return;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
    });
  }
  const middle = middleOfMass(product);
  const slack = slackRatio * (box.right - box.left);
  const footed = right - left >= leastFootingRatio * (box.bottom - box.top);
  return footed && middle >= left - slack && middle <= right + slack;
}

function middleOfMass({ alpha, width }: Mask): number {
  let [sum, mass] = [0, 0];
  for (let i = 0; i < alpha.length; i++) {
    const weight = alpha[i] ?? 0;
    mass += weight;
    sum += weight * ((i % width) + 0.5);
  }
  return sum / mass;
}
