/** Mugs and tea sets of the demo shop. */
import type { SeedProduct } from "./seed-product.ts";

export const table: readonly SeedProduct[] = [
  {
    title: "Porcelain Tea Set",
    vendor: "Atelier Marée",
    productType: "Tea sets",
    tags: ["table", "porcelain"],
    description: "Pot, two cups and a tray.",
    photos: [
      {
        photo: "r20-tea-white",
        alt: "Porcelain tea set on white",
      },
      {
        photo: "r21-tea-cloth",
        alt: "Porcelain tea set on a table cloth",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "96.00",
      },
    ],
  },
  {
    title: "Porcelain Tea Set, Gift Edition",
    vendor: "Atelier Marée",
    productType: "Tea sets",
    tags: ["table", "gift"],
    description: "The tea set with a box of green tea.",
    photos: [
      {
        photo: "r21-tea-cloth",
        treatments: ["colour cast"],
      },
      {
        photo: "r20-tea-white",
        alt: "Porcelain tea set, other side",
        treatments: ["mirrored"],
        format: "png",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "112.00",
      },
    ],
  },
  {
    title: "Stoneware Mug",
    vendor: "Atelier Marée",
    productType: "Mugs",
    tags: ["table", "stoneware"],
    description: "Holds 0.3 l and keeps warm.",
    photos: [
      {
        photo: "r29-mug-white",
        alt: "Stoneware mug on white",
      },
      {
        photo: "r29-mug-white",
        alt: "Stoneware mug, handle left",
        treatments: ["mirrored"],
      },
    ],
    variants: [
      {
        title: "White",
        price: "16.00",
        image: 0,
      },
      {
        title: "White, left-handed",
        price: "16.00",
        image: 1,
      },
    ],
  },
  {
    title: "Stoneware Mug, Seconds",
    vendor: "Atelier Marée",
    productType: "Mugs",
    tags: ["table", "sale"],
    description: "Small faults in the glaze, good coffee all the same.",
    photos: [
      {
        photo: "r30-mug-lowres",
        treatments: ["over-compressed"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "9.00",
      },
    ],
  },
  {
    title: "Stoneware Mug, Office Pack",
    vendor: "Atelier Marée",
    productType: "Mugs",
    tags: ["office"],
    description: "Six mugs in a crate.",
    photos: [
      {
        photo: "r29-mug-white",
        treatments: ["cut off"],
        format: "png",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "84.00",
      },
    ],
  },
];
