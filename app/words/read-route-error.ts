/** Any error a page ran into, as a title and a sentence. */
import { isRouteErrorResponse } from "@remix-run/react";
import type { TFunction } from "i18next";

export interface RouteErrorWords {
  readonly title: string;
  readonly message: string;
  /** Whether trying again may help. */
  readonly canRetry: boolean;
}

/** @param t of the area `frame` */
export function readRouteError(error: unknown, t: TFunction<"frame">): RouteErrorWords {
  if (!isRouteErrorResponse(error))
    return { title: t("error.title"), message: t("error.ours"), canRetry: true };
  const title = error.status === 404 ? t("error.notFound") : t("error.title");
  return { title, message: sentenceOf(error.status, error.data, t), canRetry: error.status !== 404 };
}

function sentenceOf(status: number, body: unknown, t: TFunction<"frame">): string {
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
    return body.message;
  }
  if (status === 404) return t("error.noSuchPage");
  if (status === 401) return t("error.sessionEnded");
  if (status === 410) return t("error.wrongBrowser");
  return t("error.ours");
}
