/** What a buyer sees of a listing: the pictures in their order with their alt texts. */
import { html } from "hono/html";

export interface BuyerListing {
  readonly channelTitle: string;
  /** `#rrggbb`, the channel's colour in the head of the page. */
  readonly colour: string;
  readonly id: string;
  readonly title: string;
  readonly price: string;
  readonly state: string;
  readonly pictures: readonly { readonly url: string; readonly alt: string; readonly note?: string }[];
}

export function buyerPage({ channelTitle, colour, id, title, price, state, pictures }: BuyerListing) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${channelTitle}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            margin: 0;
            color: #222;
            background: #fff;
          }
          header {
            background: ${colour};
            color: #fff;
            padding: 12px 24px;
            font-weight: 700;
          }
          main {
            max-width: 960px;
            margin: 24px auto;
            padding: 0 24px;
          }
          ol {
            display: grid;
            grid-template-columns: repeat(4, 1fr);
            gap: 12px;
            list-style: none;
            padding: 0;
          }
          li:first-child {
            grid-column: 1 / -1;
          }
          figure {
            margin: 0;
            border: 1px solid #ddd;
            border-radius: 8px;
            overflow: hidden;
          }
          img {
            display: block;
            width: 100%;
            max-height: 480px;
            object-fit: contain;
          }
          figcaption {
            padding: 6px 10px;
            font-size: 13px;
            color: #555;
          }
        </style>
      </head>
      <body>
        <header>${channelTitle} (stand-in)</header>
        <main data-listing-id="${id}" data-state="${state}">
          <h1>${title}</h1>
          <p>${price}</p>
          <ol>
            ${pictures.map(
              ({ url, alt, note = "" }) =>
                html`<li>
                  <figure>
                    <img src="${url}" alt="${alt}" />
                    <figcaption>${alt === "" ? note : alt}</figcaption>
                  </figure>
                </li>`,
            )}
          </ol>
          ${pictures.length === 0 ? html`<p>No pictures.</p>` : ""}
        </main>
      </body>
    </html>`;
}
