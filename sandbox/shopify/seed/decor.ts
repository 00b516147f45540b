/** Candles, sculptures and fans of the demo shop. */
import type { SeedProduct } from "./seed-product.ts";

export const decor: readonly SeedProduct[] = [
  {
    title: "Hurricane Candle Holder",
    vendor: "Maison Verre",
    productType: "Candle holders",
    tags: ["glass", "table"],
    description: "Mouth-blown glass on a turned wooden foot.",
    photos: [
      {
        photo: "r06-candle-white",
        alt: "Hurricane candle holder on white",
      },
      {
        photo: "r05-candle-table",
        alt: "Hurricane candle holder on a table",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "42.00",
      },
    ],
  },
  {
    title: "Hurricane Candle Holder, Set of Two",
    vendor: "Maison Verre",
    productType: "Candle holders",
    tags: ["glass", "gift"],
    description: "Two of our candle holders in a gift box.",
    photos: [
      {
        photo: "r05-candle-table",
        alt: "Candle holder in evening light",
        treatments: ["colour cast"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "78.00",
      },
    ],
  },
  {
    title: "Resting Seal Sculpture",
    vendor: "Atelier Marée",
    productType: "Sculptures",
    tags: ["art", "garden"],
    description: "Cast stone, made for shelves and for gardens.",
    photos: [
      {
        photo: "r11-seal-garden",
        alt: "Resting seal sculpture in a garden",
      },
      {
        photo: "r10-seal-teal",
        alt: "Resting seal sculpture on teal",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "118.00",
      },
    ],
  },
  {
    title: "Resting Seal Sculpture, Small",
    vendor: "Atelier Marée",
    productType: "Sculptures",
    tags: ["art", "gift"],
    description: "The small one, for a desk.",
    photos: [
      {
        photo: "r10-seal-teal",
        treatments: ["noisy"],
        format: "webp",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "64.00",
      },
    ],
  },
  {
    title: "Steel Desk Fan",
    vendor: "Hallmark & Field",
    productType: "Fans",
    tags: ["office", "vintage"],
    description: "Three speeds, steel blades, a cage that takes no fingers.",
    photos: [
      {
        photo: "r18-fan-white",
        alt: "Steel desk fan, front view",
      },
      {
        photo: "r19-fan-busy",
        alt: "Steel desk fan in a room",
      },
    ],
    variants: [
      {
        title: "Brass",
        price: "139.00",
        image: 0,
      },
      {
        title: "Black, matt",
        price: "149.00",
        image: 1,
      },
    ],
  },
  {
    title: "Steel Desk Fan, Refurbished",
    vendor: "Hallmark & Field",
    productType: "Fans",
    tags: ["office", "vintage", "sale"],
    description: "Rewired and tested, with a year of warranty.",
    photos: [
      {
        photo: "r19-fan-busy",
        treatments: ["tiny"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "89.00",
      },
    ],
  },
  {
    title: "Glazed Vase, Tall",
    vendor: "Atelier Marée",
    productType: "Vases",
    tags: ["ceramic"],
    description: "Its photo did not survive the upload.",
    photos: [
      {
        photo: "broken",
        alt: "Glazed vase, tall",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "56.00",
      },
    ],
  },
  {
    title: "Linen Throw",
    vendor: "Northlight Home",
    productType: "Textiles",
    tags: ["linen"],
    description: "Washed linen, 130 × 170 cm. Photos follow.",
    photos: [],
    variants: [
      {
        title: "Default Title",
        price: "68.00",
      },
    ],
  },
];
