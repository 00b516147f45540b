// Asks before unsaved changes are lost, in the words of the admin.
const words = {
  leave: {
    title: "Leave page with unsaved changes?",
    text: "Leaving this page will delete all unsaved changes.",
    yes: "Leave page",
    no: "Stay",
  },
  discard: {
    title: "Discard all unsaved changes?",
    text: "If you discard changes, you’ll delete any edits you made since you last saved.",
    yes: "Discard changes",
    no: "Continue editing",
  },
};

/** True when the merchant agreed to lose the changes. */
export async function confirmInDialog(name) {
  const dialog = document.querySelector("#confirm");
  for (const [part, text] of Object.entries(words[name]))
    dialog.querySelector(`[data-part="${part}"]`).textContent = text;
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue === "yes";
}
