/** A page of the app: its title in Shopify's bar and as a heading, its way back and its actions. */
import { Page, type PageProps } from "@shopify/polaris";
import { TitleBar } from "@shopify/app-bridge-react";
import type { ReactNode } from "react";

interface PageFrameProps extends Omit<PageProps, "children" | "backAction" | "title"> {
  readonly title: string;
  readonly back?: { readonly content: string; readonly url: string };
  readonly children: ReactNode;
}

export function PageFrame({ title, back, children, ...page }: PageFrameProps) {
  return (
    <Page title={title} {...page} {...(back && { backAction: back })}>
      <TitleBar title={title} />
      {children}
    </Page>
  );
}
