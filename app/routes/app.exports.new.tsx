/** Begins an export: for which channel, of which products, and what its rules say to their pictures. */
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { exportChannels, exportTraits } from "#core/exports/export-channels.ts";
import { findPreset } from "#core/presets/registry.ts";
import { previewExport } from "#services/exports/preview-export.ts";
import { startExport } from "#services/exports/start-export.ts";
import { listRuns } from "#services/runs/list-runs.ts";
import type { ActionResult } from "../action-result.ts";
import { NewExportForm } from "../components/exports/new-export-form.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { merchantAction, merchantLoader } from "../merchant.server.ts";
import { choiceFields, readExportChoice } from "../reading/export-choice.ts";
import { exportWords } from "../words/export-words.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

const channelOf = (fields: URLSearchParams) =>
  exportChannels.find((name) => name === fields.get("channel")) ?? exportChannels[0];

export const loader = merchantLoader(async ({ shopId }, { request }) => {
  const search = new URL(request.url).searchParams;
  const channel = channelOf(search);
  const choice = readExportChoice(search);
  const [preview, { runs }] = await Promise.all([previewExport(shopId, channel, choice), listRuns(shopId)]);
  const { title, wants, presets } = exportTraits[channel];
  return {
    channel: {
      ...{ name: channel, title, wants, presetName: presets.main },
      presetTitle: findPreset(presets.main)?.title ?? presets.main,
    },
    channels: exportChannels.map((name) => ({ name, title: exportTraits[name].title })),
    choice: { kind: choice.kind, fields: choiceFields(choice) },
    runs: runs.map(({ id, presetTitle, createdAt }) => ({ id, presetTitle, createdAt })),
    preview,
  };
});

export const action = merchantAction(async ({ shopId, actor, language, t, redirect }, form) => {
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  const fields = new URLSearchParams(texts);
  const channel = channelOf(fields);
  const words = exportWords(channel, language, t);
  const hasAddresses = fields.get("addresses") === "1";
  await startExport(shopId, { channel, choice: readExportChoice(fields), hasAddresses, words, actor });
  return redirect("/app/exports");
});

export default function NewExport() {
  const { t } = useTranslation("exports");
  const view = useLoaderData<typeof loader>();
  const result = useActionData<ActionResult>();
  return (
    <PageFrame title={t("form.title")} back={{ content: t("title"), url: "/app/exports" }}>
      <NewExportForm key={view.channel.name} {...view} error={result?.ok === false ? result.message : null} />
    </PageFrame>
  );
}
