/** Begins the runs of one automation rule. */
import { startRuleRun } from "#services/automation/start-rule-run.ts";
import type { JobHandler } from "../job-handler.ts";

export const startRuleRunJob: JobHandler<"start-rule-run"> = {
  run: ({ shopId, ruleId }) => startRuleRun(shopId, ruleId),

  /** What it had gathered waits; the rule's next job takes it along. */
  fail: () => Promise.resolve(),
};
