/** The pictures to begin with, and the way to a run with their products. */
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Link as RouterLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BadPicture, PictureView } from "#services/audit/list-bad-pictures.ts";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import { Thumb } from "../thumb.tsx";
import styles from "./audit.module.css";

interface BadPicturesProps {
  readonly pictures: readonly BadPicture[];
  readonly show: PictureView;
  readonly report: NonNullable<AuditView["report"]>;
}

const views = ["worst", "new-photo"] as const;

export function BadPictures({ pictures, show, report }: BadPicturesProps) {
  const { t } = useTranslation("audit");
  const productIds = [...new Set(pictures.map(({ productId }) => productId))];
  const run = `/app/runs/new?${productIds.map((id) => `ids[]=${id}`).join("&")}`;
  return (
    <Card padding="0">
      <div className={styles["listHead"]}>
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingSm">
            {t("bad.title")}
          </Text>
          {show === "worst" && productIds.length > 0 && (
            <Button url={run} variant="primary">
              {t("bad.enhance", { count: productIds.length })}
            </Button>
          )}
        </InlineStack>
        <nav className={styles["views"]} aria-label={t("bad.views")}>
          {views.map((view) => (
            <RouterLink
              key={view}
              to={view === "worst" ? "/app/audit" : `/app/audit?show=${view}`}
              preventScrollReset
              {...(view === show && { "aria-current": "page" as const })}
            >
              {t(`bad.view.${view}`)}
            </RouterLink>
          ))}
        </nav>
        {show === "new-photo" && (
          <Text as="p" tone="subdued">
            {t("bad.newPhotoHelp", { count: report.needNewPhoto })}
          </Text>
        )}
      </div>
      {pictures.length === 0 ? (
        <div className={styles["listHead"]}>
          <Text as="p" tone="subdued">
            {t("bad.none")}
          </Text>
        </div>
      ) : (
        <ul className={styles["list"]}>
          {pictures.map((picture) => (
            <Row key={`${picture.productId} ${picture.mediaGid}`} picture={picture} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ picture }: { readonly picture: BadPicture }) {
  const { t } = useTranslation(["audit", "words"]);
  const { number } = useFormat();
  const { productId, productTitle, url, score, defects } = picture;
  return (
    <li className={styles["row"]}>
      <Thumb url={url} alt="" sizePx={64} />
      <BlockStack gap="100">
        <Link url={`/app/products/${productId}`} removeUnderline monochrome>
          <Text as="span" fontWeight="semibold" breakWord>
            {t("words:photoOf", { number: picture.number, title: productTitle })}
          </Text>
        </Link>
        <InlineStack gap="100">
          {defects.map((defect) => (
            <Badge key={defect} tone="attention">
              {t(`defect.${defect}`)}
            </Badge>
          ))}
        </InlineStack>
      </BlockStack>
      <Text as="span" numeric>
        {t("bad.score", { score: number(score) })}
      </Text>
    </li>
  );
}
