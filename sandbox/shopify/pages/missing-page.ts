/** A plain 404. */
import { html } from "hono/html";
import type { Html } from "./admin-layout.ts";

export const missingPage = (sentence: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" /><title>Not found</title>
      <h1>Not found</h1>
      <p>${sentence}</p>
    </html>`;
