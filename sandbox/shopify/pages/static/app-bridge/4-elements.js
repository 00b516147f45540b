// The custom elements of App Bridge: they draw nothing in the frame and tell the admin what to draw.
const actionsOf = (element) => [
  ...element.querySelectorAll(":scope > :is(button, a), :scope > section > :is(button, a)"),
];
const describeAction = (action) => ({
  label: action.textContent.trim(),
  variant: action.getAttribute("variant") ?? "",
  group: action.closest("section")?.getAttribute("label") ?? "",
  isCritical: action.getAttribute("tone") === "critical",
  disabled: action.disabled === true || action.hasAttribute("disabled"),
  loading: action.hasAttribute("loading") && action.getAttribute("loading") !== "false",
});
const describeActions = (element) => actionsOf(element).map(describeAction);

class QuietElement extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = new MutationObserver(() => this.changed());
    this.observer.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    this.changed();
  }
  disconnectedCallback() {
    this.observer.disconnect();
    this.gone?.();
  }
}

class NavMenu extends QuietElement {
  changed() {
    const links = [...this.querySelectorAll("a")].map((link) => ({
      label: link.textContent.trim(),
      href: link.getAttribute("href"),
      isHome: link.getAttribute("rel") === "home",
    }));
    tell("nav-menu", { links });
  }
}

class TitleBar extends QuietElement {
  changed() {
    const modal = this.closest("ui-modal");
    if (modal) return modal.changed();
    tell("title-bar", { title: this.getAttribute("title") ?? "", actions: describeActions(this) });
    hear("title-bar-click", ({ index }) => actionsOf(this)[index]?.click());
  }
  gone() {
    const next = document.querySelector("ui-title-bar:not(ui-modal *)");
    if (next) next.changed();
    else tell("title-bar", { title: "", actions: [] });
  }
}

class SaveBar extends QuietElement {
  showing = false;
  changed() {
    if (!this.showing) return;
    const needsConsent = this.hasAttribute("discardconfirmation");
    tell("save-bar", { showing: true, needsConsent, actions: describeActions(this) });
  }
  async show() {
    if (this.showing) return;
    this.showing = true;
    hear("save-bar-click", ({ index }) => actionsOf(this)[index]?.click());
    this.changed();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    this.showing = false;
    tell("save-bar", { showing: false, actions: [] });
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  gone() {
    void this.hide();
  }
}

for (const [name, element] of Object.entries({
  "ui-nav-menu": NavMenu,
  "s-app-nav": class extends NavMenu {},
  "ui-title-bar": TitleBar,
  "ui-save-bar": SaveBar,
})) {
  customElements.define(name, element);
}
