import { expect, it } from "vitest";
import { decodeCtc } from "./decode-ctc.ts";
import { findTextBoxes } from "./find-text-boxes.ts";
import { pointIn, smallestBox } from "./text-box.ts";

it("takes a repeated letter as one unless there is a gap, and the mean of their certainties", () => {
  const steps = [
    [0.1, 0.9, 0],
    [0.2, 0.8, 0],
    [1, 0, 0],
    [0.3, 0.7, 0],
    [0, 0.4, 0.6],
  ];
  const { text, confidence } = decodeCtc(Float32Array.from(steps.flat()), ["a", "b"]);
  expect(text).toBe("aab");
  expect(confidence).toBeCloseTo((0.9 + 0.7 + 0.6) / 3);
  expect(decodeCtc(Float32Array.of(1, 0, 0), ["a", "b"])).toEqual({ text: "", confidence: 0 });
});

it("finds the smallest box around a slanted line", () => {
  const angle = 0.35;
  const points = Array.from({ length: 101 * 21 }, (_, i) => {
    const [along, below] = [(i % 101) - 50, Math.floor(i / 101) - 10];
    return {
      x: 200 + along * Math.cos(angle) - below * Math.sin(angle),
      y: 90 + along * Math.sin(angle) + below * Math.cos(angle),
    };
  });
  const box = smallestBox(points);
  expect(box.x).toBeCloseTo(200);
  expect(box.y).toBeCloseTo(90);
  expect(box.angle).toBeCloseTo(angle);
  expect([box.width, box.height].map(Math.round)).toEqual([101, 21]);
  expect(pointIn(box, 0.5, 0.5)).toEqual({ x: box.x, y: box.y });
  expect(smallestBox([{ x: 7, y: 3 }])).toMatchObject({ x: 7, y: 3, width: 1, height: 1 });
});

it("makes a widened box of every sure line and leaves out the unsure and the tiny", () => {
  const [width, height] = [160, 90];
  const scores = new Float32Array(width * height);
  const fill = (left: number, top: number, right: number, bottom: number, score: number) => {
    for (let y = top; y < bottom; y++) scores.fill(score, y * width + left, y * width + right);
  };
  fill(20, 20, 80, 30, 0.9);
  fill(20, 50, 80, 60, 0.5);
  fill(100, 20, 140, 22, 0.9);
  fill(158, 80, 160, 90, 0.2);
  const [box, ...others] = findTextBoxes({ width, height, scores });
  expect(others).toEqual([]);
  const offset = (60 * 10 * 1.6) / (2 * 70);
  expect(box).toMatchObject({ x: 49.5, y: 24.5, angle: 0 });
  expect(box?.width).toBeCloseTo(60 + 2 * offset);
  expect(box?.height).toBeCloseTo(10 + 2 * offset);
});
