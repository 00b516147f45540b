/** How Packshot works for this shop. */
import { useLoaderData } from "@remix-run/react";
import { saveSettings } from "#services/settings/save-settings.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { SettingsForm } from "../components/settings-form.tsx";
import { merchantAction, merchantLoader, textField } from "../merchant.server.ts";
import { presetViews } from "../words/preset-views.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shop }) => {
  const { defaultPreset, approval, writeBackOnApproval, enhanceNewProducts } = shop.settings;
  return {
    stored: { defaultPreset, approval, writeBackOnApproval, enhanceNewProducts },
    presets: presetViews,
  };
});

const flags: Readonly<Record<string, boolean>> = { true: true, false: false };

export const action = merchantAction(async ({ shopId, actor }, form) => {
  const given = ["defaultPreset", "approval", "writeBackOnApproval", "enhanceNewProducts"].filter((name) =>
    form.has(name),
  );
  await saveSettings(
    shopId,
    Object.fromEntries(given.map((name) => [name, flags[textField(form, name)] ?? textField(form, name)])),
    actor,
  );
  return { ok: true, message: "Settings saved" };
});

export default function SettingsPage() {
  const { stored, presets } = useLoaderData<typeof loader>();
  return (
    <PageFrame title="Settings">
      <SettingsForm stored={stored} presets={presets} />
    </PageFrame>
  );
}
