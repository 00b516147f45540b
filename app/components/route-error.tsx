/** The error boundary of every page inside the app's frame. */
import { useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readRouteError } from "../words/read-route-error.ts";
import { ErrorPage } from "./error-page.tsx";
import { LibraryPage, libraryPageOf } from "./library-page.tsx";

export function ErrorBoundary() {
  const { t } = useTranslation("frame");
  const error = useRouteError();
  const page = libraryPageOf(error);
  return page === null ? <ErrorPage {...readRouteError(error, t)} /> : <LibraryPage html={page} />;
}
