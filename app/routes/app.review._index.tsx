/** Everything that waits for a person's decision. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, EmptyState, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Severity } from "#core/verdict.ts";
import { approvePassed } from "#services/review/approve-passed.ts";
import { listReview } from "#services/review/list-review.ts";
import { ConfirmModal } from "../components/confirm-modal.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { Pager } from "../components/pager.tsx";
import { ReviewGrid } from "../components/review/review-grid.tsx";
import { useAction } from "../components/use-action.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";
import { outcomes } from "../words/rendition-words.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop }, { request }) => {
  const search = new URL(request.url).searchParams;
  const outcome = outcomes.find((known) => known === search.get("outcome"));
  const runId = search.get("runId") ?? undefined;
  return {
    queue: await listReview(shopId, { outcome, runId, cursor: search.get("cursor") }),
    runId: runId ?? null,
    writesBack: shop.settings.writeBackOnApproval,
  };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  readIntent(form, ["approve-passed"]);
  const runId = textField(form, "runId");
  const { approved } = await approvePassed(shopId, { actor, ...(runId !== "" && { runId }) });
  return { ok: true, message: t("review:approvedMany", { count: approved }) };
});

export default function ReviewQueue() {
  const { t } = useTranslation("review");
  const { queue, runId, writesBack } = useLoaderData<typeof loader>();
  // Another filter is another grid: nothing slides across the page when its answer comes.
  const [search] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const { counts, renditions } = queue;
  const total = counts.pass + counts.review + counts.fail;
  const approve = () => action.post({ intent: "approve-passed", runId: runId ?? "" }, "/app/review?index");
  return (
    <PageFrame
      title={t("title")}
      subtitle={total === 0 ? "" : t("waiting", { count: total })}
      fullWidth
      {...(runId !== null && { back: { content: t("run"), url: `/app/runs/${runId}` } })}
      {...(counts.pass > 0 && {
        primaryAction: {
          content: t("approvePassed", { count: counts.pass }),
          onAction: () => setAsking(true),
          loading: action.busy,
        },
      })}
    >
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        <OutcomeFilter counts={counts} />
        {renditions.length === 0 ? (
          <NothingToReview total={total} />
        ) : (
          <ReviewGrid key={search.toString()} cards={renditions} />
        )}
        <Pager nextCursor={queue.nextCursor} previousCursor={queue.previousCursor} />
      </BlockStack>
      <ConfirmModal
        open={asking}
        title={t("approveTitle", { count: counts.pass })}
        text={writesBack ? t("approveAtOnce") : t("approveLater")}
        confirmLabel={t("approveCount", { count: counts.pass })}
        onConfirm={approve}
        onClose={() => setAsking(false)}
      />
    </PageFrame>
  );
}

function OutcomeFilter({ counts }: { readonly counts: Record<Severity, number> }) {
  const { t } = useTranslation(["review", "words"]);
  const [search, setSearch] = useSearchParams();
  const chosen = search.get("outcome");
  const choose = (outcome: Severity | null) => () => {
    const next = new URLSearchParams(search);
    next.delete("cursor");
    if (outcome) next.set("outcome", outcome);
    else next.delete("outcome");
    setSearch(next, { replace: true });
  };
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack gap="200">
        <Button pressed={chosen === null} onClick={choose(null)}>
          {t("all")}
        </Button>
        {outcomes.map((outcome) => (
          <Button key={outcome} pressed={chosen === outcome} onClick={choose(outcome)}>
            {t("tab", { verdict: t(`words:verdict.${outcome}`), count: counts[outcome] })}
          </Button>
        ))}
      </InlineStack>
    </Box>
  );
}

function NothingToReview({ total }: { readonly total: number }) {
  const { t } = useTranslation("review");
  if (total > 0) {
    return (
      <Card>
        <EmptyState heading={t("noneOfKind")} image="/empty-review.svg">
          <p>{t("noneOfKindHelp")}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        heading={t("nothing")}
        image="/empty-review.svg"
        action={{ content: t("enhanceProducts"), url: "/app/catalogue" }}
      >
        <p>{t("nothingHelp")}</p>
      </EmptyState>
    </Card>
  );
}
