/** The frame around every page of the embedded app: App Bridge, Polaris, the navigation. */
import type { HeadersFunction, LinksFunction } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { readAccess } from "#services/access/read-access.ts";
import { env } from "#services/env.ts";
import { AccessBanner } from "../components/access-banner.tsx";
import { AdminFrame } from "../components/admin-frame.tsx";
import { LibraryPage, libraryPageOf } from "../components/library-page.tsx";
import { PageSkeleton } from "../components/page-skeleton.tsx";
import { PlainError } from "../components/plain-error.tsx";
import { useSlowNavigation } from "../components/use-slow-navigation.ts";
import type { FrameView } from "../frame-view.ts";
import { merchantLoader } from "../merchant.server.ts";
import { readRouteError } from "../words/read-route-error.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export const loader = merchantLoader(async ({ language, shop, shopId, staff }): Promise<FrameView> => ({
  apiKey: env.SHOPIFY_API_KEY,
  appBridgeUrl: env.APP_BRIDGE_URL ?? null,
  language,
  timeZone: shop.timeZone,
  permissions: staff.permissions,
  isBilled: env.BILLING !== "off",
  lostAccess: shop.accessLostAt === null ? null : await readAccess(shopId),
}));

/** The frame's own figures never change while the app is open. */
export const shouldRevalidate = () => false;

export default function App() {
  const { apiKey, appBridgeUrl, lostAccess, isBilled } = useLoaderData<typeof loader>();
  const { t } = useTranslation("frame");
  const slow = useSlowNavigation();
  return (
    <AdminFrame apiKey={apiKey} appBridgeUrl={appBridgeUrl}>
      <NavMenu>
        <Link to="/app" rel="home">
          {t("navigation.home")}
        </Link>
        <Link to="/app/catalogue">{t("navigation.catalogue")}</Link>
        <Link to="/app/audit">{t("navigation.audit")}</Link>
        <Link to="/app/runs">{t("navigation.runs")}</Link>
        <Link to="/app/review">{t("navigation.review")}</Link>
        <Link to="/app/listings">{t("navigation.listings")}</Link>
        <Link to="/app/publications">{t("navigation.publications")}</Link>
        <Link to="/app/channels">{t("navigation.channels")}</Link>
        <Link to="/app/automation">{t("navigation.automation")}</Link>
        <Link to="/app/activity">{t("navigation.activity")}</Link>
        <Link to="/app/team">{t("navigation.team")}</Link>
        {isBilled && <Link to="/app/billing">{t("navigation.plan")}</Link>}
        <Link to="/app/settings">{t("navigation.settings")}</Link>
      </NavMenu>
      <AccessBanner initial={lostAccess} />
      {slow ? <PageSkeleton /> : <Outlet />}
    </AdminFrame>
  );
}

/** Without the frame there is no Polaris to draw an error with. */
export function ErrorBoundary() {
  const { t } = useTranslation("frame");
  const error = useRouteError();
  const page = libraryPageOf(error);
  return page === null ? <PlainError {...readRouteError(error, t)} /> : <LibraryPage html={page} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
