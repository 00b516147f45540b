/** @jsxImportSource preact */
/** The dialog of both actions: what a run of these products would be, with which preset, and how far it is. */
import type { Api } from "@shopify/ui-extensions/admin.product-index.selection-action.render";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { inApp } from "./in-app.ts";
import { PendingLine } from "./pending-line.tsx";
import { RefusalBanner } from "./refusal-banner.tsx";
import { useSelection } from "./use-selection.ts";
import { useStart } from "./use-start.ts";

export type ActionApi = Pick<Api, "i18n" | "close" | "data">;

export function EnhanceAction({
  api: { i18n, close, data },
  more,
}: {
  readonly api: ActionApi;
  /** What one of the two actions says besides. */
  readonly more?: ComponentChildren;
}) {
  const productGids = data.selected.map(({ id }) => id);
  const { answer, refusal, again } = useSelection(productGids, i18n);
  const { isStarting, runId, refusal: startRefusal, start } = useStart(i18n);
  const [chosen, setChosen] = useState<string | null>(null);
  const presetName = chosen ?? answer?.defaultPreset ?? "";
  const preset = answer?.presets.find(({ name }) => name === presetName);
  const isReady = answer !== null && answer.mayStart && answer.photos > 0 && runId === null;

  return (
    <s-admin-action heading={i18n.translate("name")} loading={answer === null && refusal === null}>
      <s-stack direction="block" gap="base">
        <RefusalBanner refusal={startRefusal ?? refusal} i18n={i18n} />
        {runId !== null && (
          <s-banner tone="success" heading={i18n.translate("started")}>
            {i18n.translate("startedHelp")}
          </s-banner>
        )}
        {answer !== null && (
          <>
            <s-text>
              {i18n.translate("products", { count: answer.products })},{" "}
              {i18n.translate("photos", { count: answer.photos })}
            </s-text>
            {answer.missing > 0 && (
              <s-banner tone="warning">{i18n.translate("missing", { count: answer.missing })}</s-banner>
            )}
            {answer.leftPictures !== null && answer.leftPictures < answer.photos && runId === null && (
              <s-banner tone="warning">{i18n.translate("left", { count: answer.leftPictures })}</s-banner>
            )}
            {!answer.mayStart && <s-banner tone="warning">{i18n.translate("mayNot")}</s-banner>}
            <PendingLine answer={answer} i18n={i18n} />
            {isReady && (
              <s-select
                label={i18n.translate("preset")}
                value={presetName}
                details={preset?.description ?? ""}
                onChange={(event) => setChosen(event.currentTarget.value)}
              >
                {answer.presets.map(({ name, title }) => (
                  <s-option key={name} value={name}>
                    {title}
                  </s-option>
                ))}
              </s-select>
            )}
            {isReady && <s-text color="subdued">{i18n.translate("whatHappens")}</s-text>}
          </>
        )}
        {runId === null && more}
      </s-stack>
      {runId === null ? (
        <s-button
          slot="primary-action"
          variant="primary"
          disabled={!isReady}
          loading={isStarting}
          onClick={() => void start(productGids, presetName).then(again)}
        >
          {i18n.translate("start")}
        </s-button>
      ) : (
        <s-button slot="primary-action" variant="primary" href={inApp(`/app/runs/${runId}`)}>
          {i18n.translate("openRun")}
        </s-button>
      )}
      <s-button slot="secondary-actions" onClick={() => close()}>
        {i18n.translate("close")}
      </s-button>
    </s-admin-action>
  );
}
