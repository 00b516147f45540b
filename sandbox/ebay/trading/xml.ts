/** XML in and out, in eBay's namespace; all values are texts, as on the wire. */
import { XMLParser } from "fast-xml-parser";

const namespace = "urn:ebay:apis:eBLBaseComponents";
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, ignoreDeclaration: true });

/** @returns what stands in the root element of that name; null for anything else */
export function readXml(text: string, root: string): unknown {
  try {
    const read = parser.parse(text) as Readonly<Record<string, unknown>>;
    return root in read ? read[root] : null;
  } catch {
    return null;
  }
}

export const writeXml = (root: string, body: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${namespace}">${inner(body)}</${root}>`;

/** A list is its element several times over; an empty object an empty element. */
function inner(value: unknown): string {
  if (typeof value !== "object" || value === null) return escape(String(value));
  return Object.entries(value)
    .flatMap(([name, held]) => [held].flat().map((one: unknown) => `<${name}>${inner(one)}</${name}>`))
    .join("");
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
