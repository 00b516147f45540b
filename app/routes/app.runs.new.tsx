/** Starts a run: from the catalogue's selection, or from "Enhance with Packshot" in the admin. */
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readRoomForRun } from "#services/billing/fit-to-plan.ts";
import { listMatchingIds } from "#services/catalogue/list-matching-ids.ts";
import { readSelection } from "#services/catalogue/read-selection.ts";
import { startRun } from "#services/runs/start-run.ts";
import type { ActionResult } from "../action-result.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { ChooseFirst } from "../components/run/choose-first.tsx";
import { NewRunForm } from "../components/run/new-run-form.tsx";
import { merchantAction, merchantLoader, textField } from "../merchant.server.ts";
import { filterFields, readCatalogueFilter } from "../reading/catalogue-filter.ts";
import { chooseProducts, readProductIds, type ChosenProducts } from "../reading/product-ids.ts";
import { presetViews } from "../words/preset-views.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop, language }, { request }) => {
  const search = new URL(request.url).searchParams;
  const all = search.get("all") === "1";
  const chosen = all ? await matching(shopId, search) : readProductIds(search);
  const selection = await readSelection(shopId, chosen);
  return {
    selection,
    room: await readRoomForRun(shopId, selection.productIds),
    allFields: all
      ? ([["all", "1"], ...filterFields(readCatalogueFilter(search))] as [string, string][])
      : null,
    defaultPreset: shop.settings.defaultPreset,
    presets: presetViews(language),
  };
});

export const action = merchantAction(async ({ shopId, actor, redirect }, form) => {
  const all = form.get("all") === "1";
  const chosen = all ? await matching(shopId, form) : chooseProducts(form.getAll("productIds").map(String));
  const presetName = textField(form, "presetName");
  const onlyWhatFits = form.get("onlyWhatFits") === "1";
  const { runId } = await startRun(shopId, { ...chosen, presetName, actor, onlyWhatFits });
  return redirect(`/app/runs/${runId}`);
});

/** Everything the catalogue's filter matches, as of now. */
async function matching(shopId: string, fields: URLSearchParams | FormData): Promise<ChosenProducts> {
  return { productIds: await listMatchingIds(shopId, readCatalogueFilter(fields)), productGids: [] };
}

export default function NewRun() {
  const { t } = useTranslation("runs");
  const view = useLoaderData<typeof loader>();
  const result = useActionData<ActionResult>();
  const nothing = view.selection.productIds.length === 0 && view.selection.missing === 0;
  return (
    <PageFrame title={t("new.title")} back={{ content: t("catalogue"), url: "/app/catalogue" }}>
      {nothing ? (
        <ChooseFirst />
      ) : (
        <NewRunForm {...view} error={result?.ok === false ? result.message : null} />
      )}
    </PageFrame>
  );
}
