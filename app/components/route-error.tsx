/** The error boundary of every page inside the app's frame. */
import { useRouteError } from "@remix-run/react";
import { readRouteError } from "../words/read-route-error.ts";
import { ErrorPage } from "./error-page.tsx";
import { LibraryPage, libraryPageOf } from "./library-page.tsx";

export function ErrorBoundary() {
  const error = useRouteError();
  const page = libraryPageOf(error);
  return page === null ? <ErrorPage {...readRouteError(error)} /> : <LibraryPage html={page} />;
}
