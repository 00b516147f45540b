/** Asks before something that many pictures or buyers will notice. */
import { deferDialog } from "./defer-dialog.tsx";

export const ConfirmModal = deferDialog(async () => (await import("./confirm-dialog.tsx")).ConfirmDialog);
