/** The shop's automation rules. */
import { useLoaderData } from "@remix-run/react";
import { listRules } from "#services/automation/list-rules.ts";
import { moveRule } from "#services/automation/move-rule.ts";
import { pauseAutomation, pauseRule } from "#services/automation/pause.ts";
import { AutomationPage } from "../components/automation/automation-page.tsx";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop }) => ({
  rules: await listRules(shopId),
  paused: shop.settings.automationPaused,
}));

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  const ruleId = textField(form, "ruleId");
  switch (readIntent(form, ["pause-all", "resume-all", "pause", "resume", "move-up", "move-down"])) {
    case "pause-all":
      await pauseAutomation(shopId, true, actor);
      return { ok: true, message: t("automation:done.paused") };
    case "resume-all":
      await pauseAutomation(shopId, false, actor);
      return { ok: true, message: t("automation:done.resumed") };
    case "pause":
      await pauseRule(shopId, ruleId, true, actor);
      return { ok: true, message: t("automation:done.paused") };
    case "resume":
      await pauseRule(shopId, ruleId, false, actor);
      return { ok: true, message: t("automation:done.resumed") };
    case "move-up":
      await moveRule(shopId, ruleId, "up", actor);
      return { ok: true, message: t("automation:done.moved") };
    case "move-down":
      await moveRule(shopId, ruleId, "down", actor);
      return { ok: true, message: t("automation:done.moved") };
  }
});

export default function Automation() {
  return <AutomationPage {...useLoaderData<typeof loader>()} />;
}
