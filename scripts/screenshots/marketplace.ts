/** Connects an account on a marketplace, links a listing and plans its pictures; pictures are taken on the way. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Visit } from "#tests/e2e/visit.ts";
import { takePicture } from "./camera.ts";
import { connectEtsy } from "./connect-etsy.ts";

const lookEveryMs = 500;
const looks = 120;

/** @returns the path of the publication, which waits to be published */
export async function photographMarketplace(visit: Visit, product: string): Promise<string> {
  const { app, page } = visit;
  await connectEtsy(visit);
  await takePicture(visit, "channels");

  const box = app.getByLabel(`Select ${product}`, { exact: true });
  for (let look = 0; look < looks; look += 1) {
    await visit.open("/listings");
    if ((await box.count()) === 1) break;
    await sleep(lookEveryMs);
  }
  await takePicture(visit, "listings");
  await box.check();
  await app.getByRole("button", { name: "Confirm" }).click();
  await visit.toast("1 link confirmed");
  await visit.open("/listings?link=confirmed");
  await box.check();
  await app.getByRole("button", { name: "Plan pictures" }).click();
  await page.waitForURL(/publications\?batch=/);
  await app.getByRole("link", { name: product, exact: true }).click();
  await app.getByText("What will change").waitFor();
  await takePicture(visit, "publication");
  const publication = new URL(page.url()).pathname.replace(/^.*\/packshot/, "");
  await app.getByRole("link", { name: "Arrange pictures" }).click();
  await app.getByRole("list", { name: "Pictures for this listing" }).waitFor();
  await takePicture(visit, "listing");
  return publication;
}
