/** Lines of CSV files that people open in a spreadsheet: RFC 4180, and a byte order mark at the start for Excel. */

export const csvStart = "\uFEFF";

const looksLikeFormula = /^[=+\-@\t\r]/;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A text that a spreadsheet would take for a formula is written so that it is read as text. */
function csvCell(text: string): string {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as it was before `csvLine` made it safe. */
export function plainCell(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && looksLikeFormula.test(text.slice(1)) ? text.slice(1) : text;
}
