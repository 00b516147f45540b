/** Previous and next page of a list, kept in the address. */
import { useSearchParams } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface PagerProps {
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/** How to turn the pages; both null when there is only one. */
export function usePager({ nextCursor, previousCursor }: PagerProps) {
  const [search, setSearch] = useSearchParams();
  const turnTo = (cursor: string | null) => () => {
    if (cursor === null) return;
    const next = new URLSearchParams(search);
    next.set("cursor", cursor);
    setSearch(next);
  };
  return {
    hasNext: nextCursor !== null,
    hasPrevious: previousCursor !== null,
    onNext: turnTo(nextCursor),
    onPrevious: turnTo(previousCursor),
  };
}

export function Pager(props: PagerProps) {
  const { t } = useTranslation("frame");
  const { hasNext, hasPrevious, onNext, onPrevious } = usePager(props);
  if (!hasNext && !hasPrevious) return null;
  return (
    <nav aria-label={t("pages")}>
      <InlineStack align="center" gap="200">
        <Button disabled={!hasPrevious} onClick={onPrevious}>
          {t("previousPage")}
        </Button>
        <Button disabled={!hasNext} onClick={onNext}>
          {t("nextPage")}
        </Button>
      </InlineStack>
    </nav>
  );
}
