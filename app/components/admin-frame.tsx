/**
 * What every page in Shopify's admin stands in: App Bridge's script, and Polaris with Remix' links.
 *
 * As the AppProvider of @shopify/shopify-app-remix, which would bring Polaris' English to people of every language.
 */
import { Link, useNavigate } from "@remix-run/react";
import { AppProvider, type AppProviderProps } from "@shopify/polaris";
import { forwardRef, useEffect, type ComponentProps, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface AdminFrameProps {
  readonly apiKey: string;
  /** Where App Bridge comes from; null for Shopify's own address. */
  readonly appBridgeUrl: string | null;
  readonly children: ReactNode;
}

interface LinkProps extends Omit<ComponentProps<typeof Link>, "to"> {
  readonly url: string;
  readonly external?: boolean;
}

const shopifysAppBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export function AdminFrame({ apiKey, appBridgeUrl, children }: AdminFrameProps) {
  const { i18n } = useTranslation();
  useAdminNavigation();
  const polarisWords = i18n.getResourceBundle(i18n.language, "polaris") as AppProviderProps["i18n"];
  return (
    <>
      <script src={appBridgeUrl ?? shopifysAppBridge} data-api-key={apiKey} />
      <AppProvider
        i18n={polarisWords}
        linkComponent={PolarisLink as NonNullable<AppProviderProps["linkComponent"]>}
      >
        {children}
      </AppProvider>
    </>
  );
}

const PolarisLink = forwardRef<HTMLAnchorElement, LinkProps>(({ url, external = false, ...link }, ref) => (
  <Link {...link} to={url} ref={ref} {...(external && { target: "_blank", rel: "noopener noreferrer" })} />
));
PolarisLink.displayName = "PolarisLink";

/** A click in the admin's navigation changes the page here, without a load. */
function useAdminNavigation(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = ({ target }: Event) => {
      const href = target instanceof Element ? target.getAttribute("href") : null;
      if (href !== null) navigate(href);
    };
    addEventListener("shopify:navigate", follow);
    return () => removeEventListener("shopify:navigate", follow);
  }, [navigate]);
}
