/**
 * Global Trade Item Numbers as merchants and marketplaces write them: EAN, UPC, ISBN-13, with blanks and hyphens.
 *
 * Source: GS1 General Specifications, section 7.9 (check digit) and 3.3.2 (GTIN-8, -12 and -13 are right-justified and
 * filled with zeros to 14 digits, so that all of them compare).
 */

const lengths = new Set([8, 12, 13, 14]);

/** 14 digits, or null for what is none: another length, letters, a wrong check digit, only zeros. */
export function normaliseGtin(written: string): string | null {
  const digits = written.replaceAll(/[\s-]/g, "");
  if (!lengths.has(digits.length) || !/^\d+$/.test(digits) || /^0+$/.test(digits)) return null;
  const padded = digits.padStart(14, "0");
  return checkDigitOf(padded.slice(0, -1)) === Number(padded.at(-1)) ? padded : null;
}

/** Of the 13 digits before it, weighted 3, 1, 3, … from the left. */
function checkDigitOf(digits: string): number {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, nth) => total + digit * (nth % 2 === 0 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}
