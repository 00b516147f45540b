import { expect, test } from "vitest";
import { normaliseGtin } from "./gtin.ts";

test.each([
  ["EAN-13", "4006381333931", "04006381333931"],
  ["UPC-A", "036000291452", "00036000291452"],
  ["the same UPC as an EAN", "0036000291452", "00036000291452"],
  ["EAN-8", "96385074", "00000096385074"],
  ["GTIN-14", "10614141000415", "10614141000415"],
  ["ISBN-13 as printed", "978-3-16-148410-0", "09783161484100"],
  ["with blanks", " 4006381 333931 ", "04006381333931"],
])("reads %s", (_, written, gtin) => {
  expect(normaliseGtin(written)).toBe(gtin);
});

test.each([
  ["a wrong check digit", "4006381333932"],
  ["two digits exchanged", "4006381339331"],
  ["another length", "40063813339"],
  ["a word", "Does not apply"],
  ["only zeros", "0000000000000"],
  ["nothing", ""],
])("refuses %s", (_, written) => {
  expect(normaliseGtin(written)).toBeNull();
});
