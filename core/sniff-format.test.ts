import { expect, it } from "vitest";
import { sniffFormat } from "./sniff-format.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const fileType = (...brands: string[]) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 12 + brands.length * 4]),
    latin(`ftyp${brands[0] ?? ""}\0\0\0\0${brands.slice(1).join("")}`),
    latin("\0\0\0\x08meta"),
  ]);

it.each([
  ["an iPhone's photo", fileType("heic", "mif1", "MiHE", "MiPr", "miaf", "MiHB", "heic")],
  ["a general brand that is compatible with HEIC", fileType("mif1", "mif1", "heic")],
])("takes %s for HEIC", (_name, bytes) => {
  expect(sniffFormat(bytes)).toBe("heic");
});

it("takes a general brand that is compatible with AVIF for AVIF", () => {
  expect(sniffFormat(fileType("mif1", "avif", "miaf"))).toBe("avif");
});

it.each([
  ["MP4 video", fileType("isom", "iso2", "avc1", "mp41")],
  ["Canon raw", fileType("crx ", "crx ", "isom")],
  ["a brand name behind the end of its box", Buffer.concat([fileType("isom"), latin("heic")])],
  ["a word that begins with BM", latin("BMW M3, 1986, red, 2.3 litres")],
  ["SVG", latin("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["nothing", Buffer.alloc(0)],
])("does not take %s for a picture", (_name, bytes) => {
  expect(sniffFormat(bytes)).toBeNull();
});

it("takes a bitmap by the length of its header", () => {
  const bitmap = Buffer.alloc(54);
  bitmap.write("BM");
  bitmap.writeUInt32LE(40, 14);
  expect(sniffFormat(bitmap)).toBe("bmp");
});
