/** The Adobe RGB (1998) profile, for photos that only say its name. */

type Xyz = readonly [number, number, number];

/** Primaries of Adobe RGB (1998) 4.3.1.1, adapted to D50 as ICC profiles want them (Bradford). */
const primaries: Readonly<Record<"rXYZ" | "gXYZ" | "bXYZ", Xyz>> = {
  rXYZ: [0.60974, 0.31111, 0.01947],
  gXYZ: [0.20528, 0.62567, 0.06087],
  bXYZ: [0.14919, 0.06322, 0.74457],
};
const whitePoint: Xyz = [0.9642, 1, 0.82491];
/** 2 + 51/256. */
const gamma = 2.19921875;

/** Puts the profile into a JPEG that has none: an APP2 segment behind SOI, as ICC.1 annex B.4 describes. */
export function withAdobeRgb(jpeg: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from("ICC_PROFILE\0\x01\x01", "latin1"), adobeRgbProfile()]);
  const marker = Buffer.from([0xff, 0xe2, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

/** A version 2 display profile of three primaries and one gamma (ICC.1:2001-04). */
function adobeRgbProfile(): Buffer {
  const tags: (readonly [name: string, body: Buffer])[] = [
    ["desc", description("Adobe RGB (1998) compatible")],
    ["cprt", tagBody("text", Buffer.from("Public domain\0"))],
    ["wtpt", xyz(whitePoint)],
    ...Object.entries(primaries).map(([name, value]) => [name, xyz(value)] as const),
    ...["rTRC", "gTRC", "bTRC"].map((name) => [name, gammaCurve()] as const),
  ];
  const header = Buffer.alloc(128 + 4 + 12 * tags.length);
  const bodies = tags.map(([, body]) => Buffer.concat([body, Buffer.alloc(-body.length & 3)]));
  let at = header.length;
  tags.forEach(([name, body], n) => {
    const entry = 132 + 12 * n;
    header.write(name, entry);
    header.writeUInt32BE(at, entry + 4);
    header.writeUInt32BE(body.length, entry + 8);
    at += bodies[n]?.length ?? 0;
  });
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02_10_00_00, 8);
  header.write("mntrRGB XYZ ", 12);
  header.write("acsp", 36);
  xyz(whitePoint).copy(header, 68, 8);
  header.writeUInt32BE(tags.length, 128);
  return Buffer.concat([header, ...bodies]);
}

function tagBody(type: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, "latin1"), content]);
}

function xyz(values: Xyz): Buffer {
  const content = Buffer.alloc(12);
  values.forEach((value, n) => content.writeInt32BE(Math.round(value * 65_536), 4 * n));
  return tagBody("XYZ ", content);
}

function gammaCurve(): Buffer {
  const content = Buffer.alloc(6);
  content.writeUInt32BE(1, 0);
  content.writeUInt16BE(Math.round(gamma * 256), 4);
  return tagBody("curv", content);
}

/** ASCII, then empty Unicode and Macintosh names. */
function description(name: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length + 1);
  return tagBody("desc", Buffer.concat([length, Buffer.from(`${name}\0`), Buffer.alloc(78)]));
}
