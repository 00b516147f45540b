// <form data-save-bar>: the save bar shows as soon as a field changes; Save submits the form, Discard resets it.
let dirtyForm = null;
const saveBarForm = ({ target }) => target.closest?.("form[data-save-bar]") ?? null;

const markDirty = (event) => {
  const form = saveBarForm(event);
  // A click on the bar takes the focus from the field, which tells its change anew: the bar stays as it is under the click.
  if (form === null || form === dirtyForm) return;
  dirtyForm = form;
  const action = { group: "", isCritical: false, disabled: false, loading: false };
  hear("save-bar-click", ({ index }) => (index === 0 ? form.requestSubmit() : form.reset()));
  tell("save-bar", {
    showing: true,
    needsConsent: form.hasAttribute("data-discard-confirmation"),
    actions: [
      { ...action, label: "Save", variant: "primary" },
      { ...action, label: "Discard", variant: "" },
    ],
  });
};
const markClean = (event) => {
  if (dirtyForm === null || saveBarForm(event) !== dirtyForm) return;
  dirtyForm = null;
  tell("save-bar", { showing: false, actions: [] });
};
document.addEventListener("input", markDirty);
document.addEventListener("change", markDirty);
document.addEventListener("submit", markClean);
document.addEventListener("reset", markClean);
