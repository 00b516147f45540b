import { expect, test } from "vitest";
import { fileStem, pictureName, StemRegister } from "./file-names.ts";

test.each([
  ["MUG-01", "MUG-01"],
  ["A/B 12", "A-B-12"],
  ["Größe/42", "Groesse-42"],
  ["ÉTÉ №5", "ETE-No5"],
  ["../../etc/passwd", "etc-passwd"],
  ["C:\\Windows\\x", "C-Windows-x"],
  ["a..b", "a.b"],
  [".htaccess", "htaccess"],
  ["=cmd|' /C calc'!A0", "cmd-C-calc-A0"],
  ["line\r\nbreak\0", "line-break"],
  ["\u202Egpj.exe", "gpj.exe"],
  ["茶碗", ""],
  ["x".repeat(200), "x".repeat(80)],
])("%j becomes %j", (text, stem) => {
  expect(fileStem(text)).toBe(stem);
});

test("no two products get the same name, whatever the case, and what leaves nothing takes the next wish", () => {
  const register = new StemRegister();
  const taken = [["MUG"], ["mug"], ["M/UG", "x"], ["茶碗", "tea-bowl"], ["茶碗"], ["mug-2"], ["MUG"]].map(
    (wishes) => register.take(wishes),
  );
  expect(taken).toEqual(["MUG", "mug-2", "M-UG", "tea-bowl", "product", "mug-2-2", "MUG-3"]);
});

test("two products whose names run into the numbers of pictures keep apart", () => {
  const register = new StemRegister();
  const [one, other] = [register.take(["A"]), register.take(["A_1"])];
  const names = [pictureName(one, 1, "jpg"), pictureName(other, 1, "jpg")];
  expect(names).toEqual(["A_1.jpg", "A_1_1.jpg"]);
});
