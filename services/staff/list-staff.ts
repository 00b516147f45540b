/** Lists the people of a shop who have opened Packshot, in the order in which they came. */
import { prisma } from "#prisma/client.ts";
import { toStaffView, type StaffView } from "./staff-member.ts";

export async function listStaff(shopId: string): Promise<StaffView[]> {
  const rows = await prisma.staffMember.findMany({
    where: { shopId },
    orderBy: [{ firstSeenAt: "asc" }, { staffId: "asc" }],
  });
  return rows.map(toStaffView);
}
