/** Chairs and stools of the demo shop. */
import type { SeedProduct } from "./seed-product.ts";

export const furniture: readonly SeedProduct[] = [
  {
    title: "Aster Velvet Chair",
    vendor: "Northlight Home",
    productType: "Chairs",
    tags: ["living room", "velvet"],
    description: "A low lounge chair in velvet on a beech frame.",
    photos: [
      {
        photo: "r01-chair-room",
        alt: "Aster velvet chair, front view",
      },
      {
        photo: "r02-chair-coral",
        alt: "Aster velvet chair before a coral wall",
      },
      {
        photo: "r01-chair-room",
        alt: "Aster velvet chair, fabric close-up",
        treatments: ["detail"],
      },
    ],
    variants: [
      {
        title: "Natural legs",
        price: "389.00",
        image: 0,
      },
      {
        title: "Dark legs",
        price: "399.00",
        image: 1,
      },
    ],
  },
  {
    title: "Aster Velvet Chair, Showroom Sample",
    vendor: "Northlight Home",
    productType: "Chairs",
    tags: ["living room", "sale"],
    description: "A showroom sample with light traces of use.",
    photos: [
      {
        photo: "r02-chair-coral",
        treatments: ["sale text"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "194.50",
      },
    ],
  },
  {
    title: "Regent Damask Chair",
    vendor: "Maison Verre",
    productType: "Chairs",
    tags: ["living room", "damask"],
    description: "A cocktail chair in purple and gold damask.",
    photos: [
      {
        photo: "r03-damask-busy",
        alt: "Regent damask chair in a hall",
      },
      {
        photo: "r04-damask-dark",
        alt: "Regent damask chair by night",
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "1249.00",
      },
    ],
  },
  {
    title: "Regent Damask Chair, Estate Find",
    vendor: "Maison Verre",
    productType: "Chairs",
    tags: ["vintage"],
    description: "One piece only, from an estate near the lake.",
    photos: [
      {
        photo: "r04-damask-dark",
        treatments: ["noisy"],
      },
      {
        photo: "r03-damask-busy",
        treatments: ["tiny"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "690.00",
      },
    ],
  },
  {
    title: "Painted Wooden Stool",
    vendor: "Northlight Home",
    productType: "Stools",
    tags: ["kitchen", "wood"],
    description: "Solid pine, painted by hand, in weathered white.",
    photos: [
      {
        photo: "r26-stool-sun",
        alt: "Painted wooden stool in the sun",
      },
      {
        photo: "r26-stool-sun",
        alt: "Painted wooden stool, other side",
        treatments: ["mirrored"],
      },
    ],
    variants: [
      {
        title: "White",
        price: "79.00",
        image: 0,
      },
      {
        title: "White, pair",
        price: "149.00",
        image: 1,
      },
    ],
  },
  {
    title: "Painted Wooden Stool, Garden",
    vendor: "Northlight Home",
    productType: "Stools",
    tags: ["garden", "wood"],
    description: "The same stool with a weatherproof finish.",
    status: "DRAFT",
    photos: [
      {
        photo: "r26-stool-sun",
        treatments: ["dark"],
      },
    ],
    variants: [
      {
        title: "Default Title",
        price: "89.00",
      },
    ],
  },
];
