/** The page on which a seller lets the app in, or does not. It refuses to be framed, as the real ones do. */
import type { Context } from "hono";
import { html } from "hono/html";

export interface ConsentPage {
  readonly channelTitle: string;
  readonly appName: string;
  readonly scopes: readonly string[];
  readonly sellers: readonly { readonly id: string; readonly name: string }[];
}

/** The form posts `seller` and `decision` (`allow` or `deny`) to the page's own address. */
export function showConsent(context: Context, { channelTitle, appName, scopes, sellers }: ConsentPage) {
  context.header("X-Frame-Options", "DENY");
  context.header("Content-Security-Policy", "frame-ancestors 'none'");
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Connect ${appName} · ${channelTitle}</title>
          <style>
            body {
              font:
                16px/1.5 system-ui,
                sans-serif;
              margin: 10vh auto;
              max-width: 420px;
              padding: 0 24px;
            }
            button {
              font: inherit;
              padding: 8px 20px;
              margin-right: 8px;
            }
          </style>
        </head>
        <body>
          <h1>${channelTitle} (stand-in)</h1>
          <form method="post">
            <p><b>${appName}</b> asks for: ${scopes.join(", ")}</p>
            <p>
              <label
                >Sign in as
                <select name="seller">
                  ${sellers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
                </select>
              </label>
            </p>
            <button name="decision" value="allow">Allow</button>
            <button name="decision" value="deny">Deny</button>
          </form>
        </body>
      </html>`,
  );
}
