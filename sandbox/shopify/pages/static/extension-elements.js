// The `s-*` elements the extensions use, drawn plainly; names, slots, attributes and events as Shopify documents them.
const style = `
  :host([slot="primary-action"]), :host([slot="secondary-actions"]) { display: inline-block; }
  header { padding: 16px 20px; border-bottom: 1px solid #e3e3e3; font-weight: 650; }
  section { padding: 16px 20px; }
  footer { display: flex; flex-direction: row-reverse; gap: 8px; padding: 12px 20px; border-top: 1px solid #e3e3e3; }
  .stack { display: flex; gap: 12px; }
  .block { flex-direction: column; }
  .inline { align-items: center; flex-wrap: wrap; }
  .banner { padding: 10px 12px; border-radius: 8px; background: #e5f2fb; }
  .banner b { display: block; }
  .banner.critical { background: #fde4e0; }
  .banner.warning { background: #fff1d6; }
  .banner.success { background: #d8f5e0; }
  .badge { padding: 2px 8px; border-radius: 8px; background: #ffe2a8; font-size: 13px; }
  .subdued { color: #616161; }
  label { display: block; margin-bottom: 4px; }
  select { width: 100%; padding: 8px; border: 1px solid #8a8a8a; border-radius: 8px; font: inherit; }
  button, .button { padding: 6px 12px; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; font: inherit; color: inherit; text-decoration: none; display: inline-block; }
  button.primary, .button.primary { background: #303030; color: #fff; }
  button:disabled { opacity: 0.5; }
  small { display: block; margin-top: 4px; color: #616161; }
`;
const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param fields attributes that are properties as well; a change draws the element anew */
function define(name, fields, markup, drawn = () => undefined) {
  class Element extends HTMLElement {
    static observedAttributes = fields;
    constructor() {
      super();
      this.attachShadow({ mode: "open", delegatesFocus: true });
    }
    connectedCallback() {
      this.draw();
    }
    attributeChangedCallback() {
      this.draw();
    }
    draw() {
      if (!this.isConnected) return;
      this.shadowRoot.innerHTML = `<style>${style}</style>${markup(this)}`;
      drawn(this);
    }
  }
  for (const field of fields)
    Object.defineProperty(Element.prototype, field, {
      get() {
        return this.getAttribute(field) ?? "";
      },
      set(value) {
        if (value === false || value === null || value === undefined) this.removeAttribute(field);
        else this.setAttribute(field, value === true ? "" : value);
      },
    });
  customElements.define(name, Element);
}

define(
  "s-admin-action",
  ["heading", "loading"],
  ({ heading }) =>
    `<header role="heading" aria-level="2">${escape(heading)}</header><section><slot></slot></section>
     <footer><slot name="primary-action"></slot><slot name="secondary-actions"></slot></footer>`,
  (host) => host.setAttribute("aria-busy", String(host.hasAttribute("loading"))),
);
define("s-admin-block", ["heading", "collapsedSummary"], ({ heading }) =>
  `<header role="heading" aria-level="2">${escape(heading)}</header><section><slot></slot></section>`);
define("s-stack", ["direction", "gap", "alignItems"], ({ direction }) =>
  `<div class="stack ${direction === "inline" ? "inline" : "block"}"><slot></slot></div>`);
define("s-text", ["color", "tone"], ({ color }) => `<span class="${escape(color)}"><slot></slot></span>`);
define("s-banner", ["tone", "heading"], ({ tone, heading }) =>
  `<div class="banner ${escape(tone)}" role="${tone === "critical" ? "alert" : "status"}">
       ${heading === "" ? "" : `<b>${escape(heading)}</b>`}<slot></slot></div>`);
define("s-badge", ["tone"], () => `<span class="badge"><slot></slot></span>`);
define("s-spinner", ["accessibilityLabel", "size"], ({ accessibilityLabel }) =>
  `<span role="img" aria-label="${escape(accessibilityLabel)}">◌</span>`);
define("s-link", ["href"], ({ href }) => `<a href="${escape(href)}"><slot></slot></a>`);
define("s-button", ["variant", "disabled", "loading", "href"], (host) => {
  if (host.href !== "")
    return `<a class="button ${escape(host.variant)}" href="${escape(host.href)}"><slot></slot></a>`;
  const isOff = host.hasAttribute("disabled") || host.hasAttribute("loading");
  return `<button class="${escape(host.variant)}" ${isOff ? "disabled" : ""}><slot></slot></button>`;
});
customElements.define(
  "s-option",
  class extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
    }
  },
);
define(
  "s-select",
  ["label", "value", "details"],
  ({ label, details }) =>
    `<label for="field">${escape(label)}</label><select id="field"></select>
     ${details === "" ? "" : `<small>${escape(details)}</small>`}`,
  (host) => {
    const field = host.shadowRoot.querySelector("select");
    const fill = () => {
      field.replaceChildren(
        ...[...host.children].map((option) => new Option(option.textContent, option.getAttribute("value"))),
      );
      field.value = host.value;
    };
    fill();
    host.options ??= new MutationObserver(() => host.draw());
    host.options.observe(host, { childList: true, subtree: true, characterData: true });
    field.addEventListener("change", () => {
      host.value = field.value;
      host.dispatchEvent(new Event("change", { bubbles: true }));
    });
  },
);
