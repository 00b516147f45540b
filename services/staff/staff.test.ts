import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openReviewedRendition, openTestShop, stateOf } from "#tests/fixtures/shop.ts";
import { decide } from "../review/decide.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { listStaff } from "./list-staff.ts";
import { openStaffMember } from "./open-staff-member.ts";
import { mayDo } from "./require-permission.ts";
import { saveStaffMember } from "./save-staff-member.ts";

const everything = ["enhance", "approve", "publish", "settings"];
const change = { name: "Ann", isOwner: false, permissions: ["approve" as const] };

test("of those who come first at the same time one owns the shop; all may do everything", async () => {
  const { id: shopId } = await openTestShop();
  const people = await Promise.all(["1", "2", "3", "1"].map((id) => openStaffMember(shopId, id)));
  expect(new Set(people.filter(({ isOwner }) => isOwner).map(({ staffId }) => staffId)).size).toBe(1);
  expect(people.map(({ permissions }) => permissions)).toEqual(Array.from({ length: 4 }, () => everything));
  expect(await listStaff(shopId)).toHaveLength(3);
  expect(await prisma.activity.count({ where: { shopId, kind: "staff.joined" } })).toBe(3);
});

test("an owner narrows what a person and what newcomers may do; nobody else can", async () => {
  const { id: shopId } = await openTestShop();
  for (const id of ["1", "2"]) await openStaffMember(shopId, id);
  await expect(saveStaffMember(shopId, "1", change, "staff:2")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(saveSettings(shopId, { newcomersMay: [] }, "staff:2")).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await saveStaffMember(shopId, "2", change, "staff:1");
  await saveSettings(shopId, { newcomersMay: ["enhance"] }, "staff:1");
  expect((await openStaffMember(shopId, "3")).permissions).toEqual(["enhance"]);
  expect(await listStaff(shopId)).toMatchObject([
    { staffId: "1", isOwner: true, permissions: everything },
    { staffId: "2", name: "Ann", permissions: ["approve"] },
    { staffId: "3", permissions: ["enhance"] },
  ]);
  expect(await mayDo(prisma, shopId, "staff:never-seen", "approve")).toBe(false);
  const [line] = await prisma.activity.findMany({ where: { shopId, kind: "staff.changed" } });
  expect(line).toMatchObject({
    ...{ actor: "staff:1", subjectId: "2", title: "Ann" },
    before: { name: "", permissions: everything },
    after: { name: "Ann", permissions: ["approve"] },
  });
});

test("ownership can be handed on, but never ends", async () => {
  const { id: shopId } = await openTestShop();
  for (const id of ["1", "2"]) await openStaffMember(shopId, id);
  await expect(saveStaffMember(shopId, "1", change, "staff:1")).rejects.toMatchObject({ code: "CONFLICT" });
  await saveStaffMember(shopId, "2", { ...change, isOwner: true }, "staff:1");
  const both = await Promise.allSettled([
    saveStaffMember(shopId, "1", change, "staff:2"),
    saveStaffMember(shopId, "2", change, "staff:1"),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listStaff(shopId)).filter(({ isOwner }) => isOwner)).toHaveLength(1);
});

test("approved by somebody who may not publish, a picture waits outside the shop", async () => {
  const { id: shopId } = await openTestShop();
  for (const id of ["1", "2"]) await openStaffMember(shopId, id);
  await saveStaffMember(shopId, "2", change, "staff:1");
  const { id } = await openReviewedRendition(shopId);
  await decide(shopId, id, { kind: "approve", actor: "staff:2" });
  expect(await stateOf(id)).toBe("approved");
  expect(await prisma.writeBack.count({ where: { shopId } })).toBe(0);
});

test("a person of one shop is nobody in another", async () => {
  const [one, other] = [await openTestShop(), await openTestShop()];
  await openStaffMember(one.id, "1");
  await openStaffMember(other.id, "2");
  const asked = saveStaffMember(other.id, "2", change, "staff:1");
  await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
});
