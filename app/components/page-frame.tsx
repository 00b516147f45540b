/**
 * A page of the app: its title in Shopify's bar and as a heading, its way back and its actions.
 *
 * Our own in place of Polaris' Page: that one brings menus, tooltips and popovers no page here opens, 22 KB on each.
 */
import { Button, ButtonGroup, Text, type ButtonProps } from "@shopify/polaris";
import { ArrowLeftIcon, ChevronLeftIcon, ChevronRightIcon } from "@shopify/polaris-icons";
import { TitleBar } from "@shopify/app-bridge-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./page-frame.module.css";

interface PageAction {
  readonly content: string;
  readonly url?: string;
  readonly onAction?: () => void;
  readonly disabled?: boolean;
  readonly loading?: boolean;
  readonly destructive?: boolean;
  readonly external?: boolean;
  readonly target?: "_top" | "_blank";
}

interface PageFrameProps {
  readonly title: string;
  readonly subtitle?: string;
  /** Badges beside the title. */
  readonly titleMetadata?: ReactNode;
  readonly back?: { readonly content: string; readonly url: string };
  readonly primaryAction?: PageAction;
  readonly secondaryActions?: readonly PageAction[];
  readonly pagination?: PageTurns;
  /** For tables and pictures; texts and forms read better in a narrow column. */
  readonly fullWidth?: boolean;
  readonly children: ReactNode;
}

interface PageTurns {
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

export function PageFrame(props: PageFrameProps) {
  const { title, subtitle = "", titleMetadata, back, fullWidth = false, children } = props;
  return (
    <div className={fullWidth ? styles["page"] : `${styles["page"]} ${styles["column"]}`}>
      <TitleBar title={title} />
      <div className={styles["header"]}>
        {back && (
          <Button icon={ArrowLeftIcon} variant="tertiary" url={back.url} accessibilityLabel={back.content} />
        )}
        <div className={styles["titles"]}>
          <div className={styles["title"]}>
            <Text as="h1" variant="headingLg">
              {title}
            </Text>
            {titleMetadata}
          </div>
          {subtitle !== "" && (
            <Text as="p" variant="bodySm" tone="subdued">
              {subtitle}
            </Text>
          )}
        </div>
        <Actions {...props} />
      </div>
      {children}
    </div>
  );
}

function Actions({ primaryAction, secondaryActions = [], pagination }: Omit<PageFrameProps, "children">) {
  if (!primaryAction && secondaryActions.length === 0 && !pagination) return null;
  return (
    <div className={styles["actions"]}>
      {secondaryActions.map((action) => (
        <Button key={action.content} {...toButton(action)}>
          {action.content}
        </Button>
      ))}
      {primaryAction && (
        <Button variant="primary" {...toButton(primaryAction)}>
          {primaryAction.content}
        </Button>
      )}
      {pagination && <Turns {...pagination} />}
    </div>
  );
}

function Turns({ hasPrevious, hasNext, onPrevious, onNext }: PageTurns) {
  const { t } = useTranslation("frame");
  return (
    <ButtonGroup variant="segmented">
      <Button
        icon={ChevronLeftIcon}
        accessibilityLabel={t("previous")}
        disabled={!hasPrevious}
        onClick={onPrevious}
      />
      <Button icon={ChevronRightIcon} accessibilityLabel={t("next")} disabled={!hasNext} onClick={onNext} />
    </ButtonGroup>
  );
}

function toButton({
  onAction,
  destructive,
  url,
  disabled,
  loading,
  external,
  target,
}: PageAction): Omit<ButtonProps, "children"> {
  return {
    ...(url !== undefined && { url }),
    ...(target && { target }),
    ...{ disabled: disabled ?? false, loading: loading ?? false, external: external ?? false },
    ...(onAction && { onClick: onAction }),
    ...(destructive && { tone: "critical" as const }),
  };
}
