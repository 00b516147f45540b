// The custom elements of App Bridge: they draw nothing in the frame and tell the admin what to draw.
const buttonsOf = (element) => [...element.querySelectorAll(":scope > button, :scope > section > button")];
const describeButton = (button) => ({
  label: button.textContent.trim(),
  variant: button.getAttribute("variant") ?? button.closest("section")?.getAttribute("label") ?? "",
  disabled: button.disabled,
  loading: button.hasAttribute("loading"),
});
const watch = (element, changed) => {
  const observer = new MutationObserver(changed);
  observer.observe(element, { attributes: true, childList: true, subtree: true, characterData: true });
  changed();
  return observer;
};

class QuietElement extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = watch(this, () => this.changed());
  }
  disconnectedCallback() {
    this.observer?.disconnect();
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
    if (this.closest("ui-modal")) return;
    tell("title-bar", {
      title: this.getAttribute("title") ?? "",
      buttons: buttonsOf(this).map(describeButton),
    });
    hear("title-bar-click", ({ index }) => buttonsOf(this)[index]?.click());
  }
  gone() {
    tell("title-bar", { title: "", buttons: [] });
  }
}

class SaveBar extends QuietElement {
  showing = false;
  changed() {
    if (this.showing) tell("save-bar", { showing: true, buttons: buttonsOf(this).map(describeButton) });
  }
  async show() {
    if (this.showing) return;
    this.showing = true;
    hear("save-bar-click", ({ index }) => buttonsOf(this)[index]?.click());
    this.changed();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    this.showing = false;
    tell("save-bar", { showing: false, buttons: [] });
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  gone() {
    void this.hide();
  }
}

class Modal extends HTMLElement {
  content = document.createElement("div");
  connectedCallback() {
    if (this.dialog) return;
    this.dialog = document.createElement("dialog");
    this.dialog.append(this.content);
    this.dialog.addEventListener("close", () => this.dispatchEvent(new Event("hide")));
    document.body.append(this.dialog);
  }
  disconnectedCallback() {
    this.dialog.remove();
    this.dialog = undefined;
  }
  async show() {
    if (this.dialog?.open !== false) return;
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

for (const [name, element] of Object.entries({
  "ui-nav-menu": NavMenu,
  "ui-title-bar": TitleBar,
  "ui-save-bar": SaveBar,
  "ui-modal": Modal,
})) {
  customElements.define(name, element);
}
