/** A second, unlike shop: it exists to prove that shops never see each other. */
import type { SeedProduct } from "./seed-product.ts";

export const otherStore: readonly SeedProduct[] = [
  {
    title: "Cedar Plant Stool",
    vendor: "Greenroom",
    productType: "Plant stands",
    tags: ["plants"],
    description: "Lifts a pot into the light.",
    photos: [{ photo: "r26-stool-sun", treatments: ["mirrored"], alt: "Cedar plant stool" }],
    variants: [{ title: "Default Title", price: "48.00" }],
  },
  {
    title: "Garden Seal",
    vendor: "Greenroom",
    productType: "Garden art",
    tags: ["garden"],
    description: "Likes rain.",
    photos: [{ photo: "r11-seal-garden", treatments: ["mirrored"], alt: "Garden seal" }],
    variants: [{ title: "Default Title", price: "95.00" }],
  },
];
