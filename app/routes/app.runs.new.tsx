/** Starts a run: from the catalogue's selection, or from "Enhance with Packshot" in the admin. */
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { writeModes } from "#core/write-mode.ts";
import { readRoomForRun } from "#services/billing/fit-to-plan.ts";
import { photoCountsOf, photoCountsOfMatching } from "#services/catalogue/photo-counts.ts";
import { readMatching, readSelection } from "#services/catalogue/read-selection.ts";
import { startRun } from "#services/runs/start-run.ts";
import type { ActionResult } from "../action-result.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { ChooseFirst } from "../components/run/choose-first.tsx";
import { NewRunForm } from "../components/run/new-run-form.tsx";
import { merchantAction, merchantLoader, textField } from "../merchant.server.ts";
import { type CatalogueFilter, filterFields, readCatalogueFilter } from "../reading/catalogue-filter.ts";
import { chooseProducts, readProductIds } from "../reading/product-ids.ts";
import { presetViews } from "../words/preset-views.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop, language }, { request }) => {
  const search = new URL(request.url).searchParams;
  const filter = search.get("all") === "1" ? readCatalogueFilter(search) : null;
  const selection = filter
    ? await readMatching(shopId, filter)
    : await readSelection(shopId, readProductIds(search));
  const counts = filter ? photoCountsOfMatching(shopId, filter) : photoCountsOf(shopId, selection.productIds);
  const presets = presetViews(language);
  const asked = presets.find(({ name }) => name === search.get("preset"));
  return {
    ...{ selection, presets },
    room: await readRoomForRun(shopId, selection.imageCount, counts),
    allFields: filter && allFields(filter, selection.productCount),
    defaultPreset: asked?.name ?? shop.settings.defaultPreset,
    defaultWriteMode: shop.settings.writeMode,
  };
});

export const action = merchantAction(async ({ shopId, actor, redirect }, form) => {
  const chosen =
    form.get("all") === "1"
      ? { matching: { filter: readCatalogueFilter(form), productCount: Number(form.get("productCount")) } }
      : chooseProducts(form.getAll("productIds").map(String));
  const presetName = textField(form, "presetName");
  const onlyWhatFits = form.get("onlyWhatFits") === "1";
  const writeMode = writeModes.find((mode) => mode === form.get("writeMode"));
  const { runId } = await startRun(shopId, { ...chosen, presetName, writeMode, actor, onlyWhatFits });
  return redirect(`/app/runs/${runId}`);
});

/** What the form sends for everything that matches: the filter, and how many products the merchant was shown. */
const allFields = (filter: CatalogueFilter, productCount: number): [string, string][] => [
  ["all", "1"],
  ["productCount", productCount.toString()],
  ...filterFields(filter),
];

export default function NewRun() {
  const { t } = useTranslation("runs");
  const view = useLoaderData<typeof loader>();
  const result = useActionData<ActionResult>();
  const nothing = view.selection.productCount === 0 && view.selection.missing === 0;
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
