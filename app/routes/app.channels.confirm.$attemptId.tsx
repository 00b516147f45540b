/** A seller came back from a channel: is this the account to link? Nothing is linked before that is said here. */
import { useLoaderData } from "@remix-run/react";
import { readAttempt } from "#services/accounts/read-attempt.ts";
import { confirmAttempt, discardAttempt } from "#services/accounts/settle-attempt.ts";
import { ConfirmPage } from "../components/accounts/confirm-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop, actor, staff }, args) => ({
  attempt: await readAttempt(shopId, pathParam(args, "attemptId"), actor),
  shopDomain: shop.domain,
  mayConnect: staff.permissions.includes("settings"),
}));

export const action = merchantAction(async ({ shopId, actor, redirect }, form, args) => {
  const attemptId = pathParam(args, "attemptId");
  switch (readIntent(form, ["confirm", "discard"])) {
    case "confirm":
      await confirmAttempt(shopId, attemptId, actor);
      break;
    case "discard":
      await discardAttempt(shopId, attemptId, actor);
  }
  return redirect("/app/channels");
});

export default function ConfirmAccount() {
  return <ConfirmPage {...useLoaderData<typeof loader>()} />;
}
