/** Any error a page ran into, as a title and a sentence. */
import { isRouteErrorResponse } from "@remix-run/react";

export interface RouteErrorWords {
  readonly title: string;
  readonly message: string;
  /** Whether trying again may help. */
  readonly canRetry: boolean;
}

const fallback = "Something went wrong on our side. Nothing was lost.";

export function readRouteError(error: unknown): RouteErrorWords {
  if (!isRouteErrorResponse(error))
    return { title: "This page did not load", message: fallback, canRetry: true };
  const title = error.status === 404 ? "Not found" : "This page did not load";
  return { title, message: sentenceOf(error.status, error.data), canRetry: error.status !== 404 };
}

function sentenceOf(status: number, body: unknown): string {
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
    return body.message;
  }
  if (status === 404) return "This page does not exist, or not any more.";
  if (status === 401) return "Your session has ended. Reload the page to go on.";
  if (status === 410) return "Packshot opens inside the Shopify admin, in a current browser.";
  return fallback;
}
