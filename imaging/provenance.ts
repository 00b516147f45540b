/** What a finished file says about how it was made, and nothing about who or where: the photo's own metadata never leaves. */
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

/** Tags a picture as sRGB and with where it comes from; about 2 KB. */
export function withProvenance(picture: Sharp): Sharp {
  return picture
    .withMetadata({ density: 72 })
    .withIccProfile("srgb")
    .withExif({ IFD0: { Software: software }, IFD2: { ColorSpace: "1" } })
    .withXmp(xmp);
}
