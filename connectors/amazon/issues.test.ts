import { describe, expect, test } from "vitest";
import { type AmazonIssue, issuesAboutImages, issuesOfRefusal } from "./issues.ts";

const us = "ATVPDKIKX0DER";
const badImage: AmazonIssue = {
  code: "18320",
  message: "The main image is missing or incorrect.",
  severity: "WARNING",
  categories: ["INVALID_IMAGE"],
  attributeNames: ["main_product_image_locator"],
};
const hidden = (status: string) => ({ actions: [{ action: "SEARCH_SUPPRESSED" }], exemption: { status } });

describe("issuesAboutImages", () => {
  test("names each slot that Amazon names", () => {
    const attributeNames = ["main_product_image_locator.media_location", "other_product_image_locator_8"];
    expect(issuesAboutImages([{ ...badImage, attributeNames }], us)).toMatchObject([
      { code: "18320", severity: "warning", slot: "main" },
      { code: "18320", severity: "warning", slot: "gallery-8" },
    ]);
  });

  test.each([
    ["NOT_EXEMPT", "error"],
    ["EXEMPT", "warning"],
    ["EXEMPT_UNTIL_EXPIRY_DATE", "warning"],
  ])("a picture for which Amazon hides the listing, %s, is an %s", (status, severity) => {
    expect(issuesAboutImages([{ ...badImage, enforcements: hidden(status) }], us)).toMatchObject([
      { severity },
    ]);
  });

  test("a complaint about a price is no answer to our pictures, unless it hides the listing", () => {
    const price: AmazonIssue = {
      ...{ code: "1", message: "No price.", severity: "ERROR" },
      ...{ categories: ["MISSING_PRICE"], attributeNames: ["purchasable_offer"] },
    };
    expect(issuesAboutImages([price], us)).toEqual([]);
    expect(issuesAboutImages([{ ...price, enforcements: hidden("NOT_EXEMPT") }], us)).toMatchObject([
      { severity: "warning", slot: null },
    ]);
  });

  test("complaints of another store are not this listing's", () => {
    expect(issuesAboutImages([{ ...badImage, marketplaceIds: ["A1PA6795UKMFR9"] }], us)).toEqual([]);
  });
});

test("a refused call tells all its errors, not the first alone", () => {
  const errors = [
    { code: "InvalidInput", message: "Unknown product type.", details: "MUGG" },
    { code: "InvalidInput", message: "No patches." },
  ];
  expect(issuesOfRefusal(errors).map(({ message }) => message)).toEqual([
    "Unknown product type.: MUGG",
    "No patches.",
  ]);
});
