/** Small pages of Shopify's library, such as the one that fetches a session token; it throws them with status 200. */
import { isRouteErrorResponse } from "@remix-run/react";

/** The page's markup when the error is one. No page of ours and no error is thrown with status 200. */
export function libraryPageOf(error: unknown): string | null {
  const isPage = isRouteErrorResponse(error) && error.status === 200 && typeof error.data === "string";
  return isPage ? (error.data as string) : null;
}

export function LibraryPage({ html }: { readonly html: string }) {
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
