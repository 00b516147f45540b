/** Who uses Packshot in this shop, and what they may do. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { permissionsSchema } from "#core/permissions-schema.ts";
import { saveSettings } from "#services/settings/save-settings.ts";
import { listStaff } from "#services/staff/list-staff.ts";
import { saveStaffMember } from "#services/staff/save-staff-member.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { TeamPage } from "../components/staff/team-page.tsx";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop, staff }) => ({
  people: await listStaff(shopId),
  newcomersMay: shop.settings.newcomersMay,
  you: { staffId: staff.staffId, isOwner: staff.isOwner },
}));

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  const granted = permissionsSchema
    .catch([])
    .parse(textField(form, "permissions").split(",").filter(Boolean));
  switch (readIntent(form, ["person", "newcomers"])) {
    case "person": {
      const change = {
        ...{ name: textField(form, "name"), permissions: granted },
        isOwner: textField(form, "isOwner") === "true",
      };
      await saveStaffMember(shopId, textField(form, "staffId"), change, actor);
      break;
    }
    case "newcomers":
      await saveSettings(shopId, { newcomersMay: granted }, actor);
  }
  return { ok: true, message: t("staff:saved") };
});

export default function Team() {
  const { t } = useTranslation("staff");
  return (
    <PageFrame title={t("title")}>
      <TeamPage {...useLoaderData<typeof loader>()} />
    </PageFrame>
  );
}
