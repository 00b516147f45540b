/** What a finished file says about how it was made, and nothing about who or where: the photo's own metadata never leaves. */
import { crc32 } from "node:zlib";
import type { Sharp } from "sharp";

const software = "Packshot";

/**
 * "Algorithmically-altered media" of IPTC's Digital Source Type NewsCodes (https://cv.iptc.org/newscodes/digitalsourcetype/,
 * as of 2024-09-17): a capture of real life, modified by algorithm. No value for composites fits: ground and shadow are
 * not captured elements (`compositeCapture`), and shops show `compositeSynthetic` and `trainedAlgorithmicMedia` as made
 * by generative AI, which no step of the pipeline uses.
 */
const digitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced";

/** XMP as ISO 16684-1 and the IPTC Photo Metadata Standard have it; no dates, so that equal pictures are equal files. */
const xmp = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmp:CreatorTool="${software}"
 Iptc4xmpExt:DigitalSourceType="${digitalSourceType}"/>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;

/** Tags a picture as sRGB and with what made it; about 1.2 KB with the profile. */
export function withProvenance(picture: Sharp): Sharp {
  return withExif(picture).withXmp(xmp);
}

/** As above for PNG, where sharp would put XMP into a chunk that few programs look for it in. */
export async function pngWithProvenance(picture: Sharp): Promise<Buffer> {
  const png = await withExif(picture).toBuffer();
  const behindHeader = 33;
  return Buffer.concat([png.subarray(0, behindHeader), xmpChunk(), png.subarray(behindHeader)]);
}

function withExif(picture: Sharp): Sharp {
  return picture
    .withMetadata({ density: 72 })
    .withIccProfile("srgb")
    .withExif({ IFD0: { Software: software }, IFD2: { ColorSpace: "1" } });
}

/** An uncompressed iTXt chunk, as part 3 of the XMP specification wants it. */
function xmpChunk(): Buffer {
  const named = Buffer.from(`iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}`);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(named.length - 4, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
