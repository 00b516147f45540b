// <ui-modal>: a dialog over the app; its title and its buttons come from the <ui-title-bar> inside it.
const modalWidths = { small: "380px", base: "620px", large: "980px", max: "100vw" };
const modalStyle = `
  .ui-modal { padding: 0; border: 0; border-radius: 16px; max-width: 96vw; box-shadow: 0 20px 60px #0004; font: 13px/1.5 Inter, system-ui, sans-serif; color: #303030; }
  .ui-modal::backdrop { background: #0008; }
  .ui-modal header { display: flex; align-items: center; justify-content: space-between; padding: 12px 16px; background: #f3f3f3; border-bottom: 1px solid #e3e3e3; font-size: 14px; font-weight: 600; }
  .ui-modal header button { border: 0; background: none; font-size: 20px; line-height: 1; cursor: pointer; }
  .ui-modal footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
  .ui-modal footer:empty { display: none; }
  .ui-modal footer button { padding: 5px 12px; border: 1px solid #d4d4d4; border-radius: 8px; background: #fff; font: inherit; font-weight: 550; cursor: pointer; }
  .ui-modal footer button.primary { border-color: #303030; background: #303030; color: #fff; }
  .ui-modal footer button.critical { border-color: #c70a24; background: #c70a24; color: #fff; }
  .ui-modal iframe { display: block; width: 100%; height: 60vh; border: 0; }`;

class Modal extends HTMLElement {
  content = document.createElement("div");
  connectedCallback() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "ui-modal";
    const style = Object.assign(document.createElement("style"), { textContent: modalStyle });
    const [head, foot] = [document.createElement("header"), document.createElement("footer")];
    this.dialog.append(style, head, this.content, foot);
    this.dialog.addEventListener("close", () => this.dispatchEvent(new Event("hide")));
    document.body.append(this.dialog);
    this.changed();
  }
  disconnectedCallback() {
    this.dialog.remove();
    this.dialog = undefined;
  }
  get variant() {
    return this.getAttribute("variant") ?? "base";
  }
  set variant(name) {
    this.setAttribute("variant", name);
    this.changed();
  }
  get src() {
    return this.getAttribute("src") ?? undefined;
  }
  get contentWindow() {
    return this.content.querySelector("iframe")?.contentWindow ?? null;
  }
  changed() {
    if (!this.dialog) return;
    const bar = this.querySelector("ui-title-bar");
    const title = bar?.getAttribute("title") ?? "";
    this.dialog.style.width = modalWidths[this.variant] ?? modalWidths.base;
    this.dialog.setAttribute("aria-label", title);
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => this.hide());
    this.dialog.querySelector("header").replaceChildren(title, close);
    this.dialog.querySelector("footer").replaceChildren(...(bar ? actionsOf(bar).map(modalButton) : []));
  }
  async show() {
    if (this.dialog?.open !== false) return;
    if (this.src && !this.contentWindow) {
      this.content.append(Object.assign(document.createElement("iframe"), { src: this.src }));
    }
    this.changed();
    this.dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (this.dialog?.open) this.dialog.close();
  }
  toggle() {
    return this.dialog?.open ? this.hide() : this.show();
  }
}

/** The primary action stands last, as in the admin. */
function modalButton(action) {
  const { label, variant, isCritical, disabled } = describeAction(action);
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: label,
    disabled,
  });
  if (variant === "primary") {
    button.className = isCritical ? "critical" : "primary";
    button.style.order = "1";
  }
  button.addEventListener("click", () => action.click());
  return button;
}

customElements.define("ui-modal", Modal);
