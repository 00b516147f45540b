/** Shoes, racquets and helmets of the demo shop. */
import type { SeedProduct } from "./seed-product.ts";

export const sports: readonly SeedProduct[] = [
  {
    title: "Trail Runner",
    vendor: "Fellhound",
    productType: "Shoes",
    tags: ["running", "outdoor"],
    description: "Grip for wet rock, light enough for a long day.",
    photos: [
      {
        photo: "r08-shoe-sun",
        alt: "Trail runner in the sun",
      },
      {
        photo: "r07-shoe-black",
        alt: "Trail runner on black",
      },
      {
        photo: "r08-shoe-sun",
        alt: "Trail runner, lacing",
        treatments: ["detail"],
      },
    ],
    variants: [
      {
        title: "EU 42",
        price: "129.00",
        image: 0,
      },
      {
        title: "EU 43",
        price: "129.00",
        image: 0,
      },
      {
        title: "EU 44",
        price: "129.00",
        image: 1,
      },
    ],
  },
  {
    title: "Trail Runner, Last Season",
    vendor: "Fellhound",
    productType: "Shoes",
    tags: ["running", "sale"],
    description: "Last year's colours, the same sole.",
    photos: [
      {
        photo: "r07-shoe-black",
        treatments: ["dark"],
      },
      {
        photo: "r08-shoe-sun",
        treatments: ["blurred"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "74.00",
      },
    ],
  },
  {
    title: "Trail Runner, Junior",
    vendor: "Fellhound",
    productType: "Shoes",
    tags: ["running", "kids"],
    description: "For feet that still grow.",
    photos: [
      {
        photo: "r08-shoe-sun",
        treatments: ["cut off"],
      },
      {
        photo: "r08-shoe-sun",
        alt: "Junior trail runner, other side",
        treatments: ["mirrored"],
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
    title: "Vintage Flight Helmet",
    vendor: "Hallmark & Field",
    productType: "Helmets",
    tags: ["vintage", "leather"],
    description: "Leather, goggles and mask, on a wooden stand.",
    photos: [
      {
        photo: "r16-flight-dark",
        alt: "Vintage flight helmet on black",
      },
      {
        photo: "r17-flight-shop",
        alt: "Vintage flight helmet in a shop",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "319.00",
      },
    ],
  },
  {
    title: "Vintage Flight Helmet, Clearance",
    vendor: "Hallmark & Field",
    productType: "Helmets",
    tags: ["vintage", "sale"],
    description: "The last ones of the series.",
    photos: [
      {
        photo: "r17-flight-shop",
        treatments: ["sale text"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "159.50",
      },
    ],
  },
  {
    title: "Court Racquet",
    vendor: "Fellhound",
    productType: "Racquets",
    tags: ["tennis"],
    description: "Graphite, 300 g, strung by hand.",
    photos: [
      {
        photo: "r28-racquet-white",
        alt: "Court racquet on white",
      },
      {
        photo: "r27-racquet-court",
        alt: "Court racquet on the court",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "189.00",
      },
    ],
  },
  {
    title: "Court Racquet, Club",
    vendor: "Fellhound",
    productType: "Racquets",
    tags: ["tennis", "club"],
    description: "The club edition with a softer string.",
    status: "DRAFT",
    photos: [
      {
        photo: "r27-racquet-court",
        treatments: ["noisy"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "149.00",
      },
    ],
  },
];
