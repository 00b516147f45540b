/** One automation rule; `new` in its place begins another. */
import { useLoaderData } from "@remix-run/react";
import { strictChannels } from "#core/automation/rule.ts";
import { deleteRule } from "#services/automation/delete-rule.ts";
import { readRule } from "#services/automation/read-rule.ts";
import { saveRule } from "#services/automation/save-rule.ts";
import { newDraft, toDraft } from "../components/automation/rule-draft.ts";
import { RulePage } from "../components/automation/rule-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent, textField } from "../merchant.server.ts";
import { readJson } from "../reading/read-json.ts";
import { presetViews } from "../words/preset-views.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

const fresh = "new";
const listPath = "/app/automation";

export const loader = merchantLoader(async ({ shopId, shop, language }, args) => {
  const ruleId = pathParam(args, "ruleId");
  const rule = ruleId === fresh ? null : await readRule(shopId, ruleId);
  return {
    rule,
    stored: rule === null ? newDraft(shop.settings.defaultPreset) : toDraft(rule.definition),
    presets: presetViews(language),
    channels: strictChannels,
    timeZone: shop.timeZone ?? "UTC",
  };
});

export const action = merchantAction(async ({ shopId, actor, redirect, t }, form, args) => {
  const ruleId = pathParam(args, "ruleId");
  switch (readIntent(form, ["save", "delete"])) {
    case "save": {
      const rule = readJson(textField(form, "rule"));
      await saveRule(shopId, ruleId === fresh ? null : ruleId, rule, actor);
      return ruleId === fresh ? redirect(listPath) : { ok: true, message: t("automation:saved") };
    }
    case "delete":
      await deleteRule(shopId, ruleId, actor);
      return redirect(listPath);
  }
});

export default function Rule() {
  const view = useLoaderData<typeof loader>();
  return <RulePage key={view.rule?.id ?? fresh} {...view} />;
}
