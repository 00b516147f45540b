/** Starts a run for an extension: 202, because the pictures are made later. */
import { startRequestSchema, type StartAnswer } from "#core/extension-api.ts";
import { startRun } from "#services/runs/start-run.ts";
import { extensionAction, extensionLoader } from "../extension.server.ts";

export const loader = extensionLoader;

export const action = extensionAction(startRequestSchema, async ({ shopId, actor }, request) => {
  const { productGids, presetName, requestKey } = request;
  const started: StartAnswer = await startRun(shopId, {
    ...{ productGids, presetName, actor },
    requestKey: `extension ${requestKey}`,
  });
  return Response.json(started, { status: 202 });
});
