/** Tries a rule on the products of the last 30 days, saved or not. */
import { previewRule } from "#services/automation/preview-rule.ts";
import { parseRule } from "#services/automation/rule-row.ts";
import { merchantAction, textField } from "../merchant.server.ts";
import { readJson } from "../reading/read-json.ts";

export const action = merchantAction(async ({ shopId }, form) =>
  Response.json(await previewRule(shopId, parseRule(readJson(textField(form, "rule"))))),
);
