/** Connects the Etsy account of the stand-in, as a merchant does, until it stands on the Channels page. */
import type { Visit } from "#tests/e2e/visit.ts";

export async function connectEtsy(visit: Visit): Promise<void> {
  const { app, page } = visit;
  await visit.open("/channels");
  await app.getByRole("button", { name: "Connect Etsy", exact: true }).click();
  await page.getByRole("button", { name: "Allow" }).click();
  await app.getByRole("button", { name: "Connect this account" }).click();
  await app.getByRole("heading", { name: "DemoHandmade", exact: true }).waitFor();
}
