// The admin around the app's frame: answers App Bridge, draws navigation, title bar, toasts and the save bar.
import { confirmInDialog } from "./confirm-dialog.js";
import { pickProducts } from "./product-picker.js";

const { appOrigin, shopDomain, storePath, scopes } = document.body.dataset;
const appPath = `${storePath}/apps/packshot`;
const frame = document.querySelector("#app");
const byId = (id) => document.getElementById(id);
const tell = (type, data) => frame.contentWindow.postMessage({ bridge: true, type, data }, appOrigin);

// What the library adds to the first address says nothing to a person.
const ownParams = ["embedded", "shop", "host", "id_token", "locale", "session", "hmac", "timestamp"];
const shellPathOf = (path) => {
  const url = new URL(path, appOrigin);
  for (const name of ownParams) url.searchParams.delete(name);
  return appPath + url.pathname.replace(/^\/app(?=\/|$)/, "") + url.search;
};

const markCurrentLink = () => {
  const here = `${location.pathname}/`;
  for (const link of document.querySelectorAll("#app-links a")) {
    if (here.startsWith(`${new URL(link.href).pathname}/`)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
};

/** Unsaved changes hold the merchant back until they agree to lose them. */
const mayLeave = async () => byId("save-bar").hidden || (await confirmInDialog("leave"));

const goInApp = async (path) => {
  if (!(await mayLeave())) return;
  document.body.classList.remove("nav-open");
  tell("navigate", { path });
};

const button = ({ label, variant, isCritical, disabled, loading }, onClick) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.disabled = disabled || loading;
  made.className = ["button", variant === "primary" && "primary", isCritical && "critical", loading && "busy"]
    .filter(Boolean)
    .join(" ");
  made.addEventListener("click", onClick);
  return made;
};

const receive = {
  async "id-token"({ question }) {
    const response = await fetch(`/__sandbox/session-token?shop=${encodeURIComponent(shopDomain)}`);
    tell("answer", { question, value: await response.text() });
  },
  location({ path }) {
    if (!/^\/app(\/|$)/.test(new URL(path, appOrigin).pathname)) return;
    history.replaceState(null, "", shellPathOf(path));
    markCurrentLink();
  },
  "nav-menu"({ links }) {
    const made = links
      .filter(({ isHome }) => !isHome)
      .map(({ label, href }) => {
        const link = document.createElement("a");
        link.textContent = label;
        link.href = shellPathOf(href);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          void goInApp(href);
        });
        return link;
      });
    byId("app-links").replaceChildren(...made);
    markCurrentLink();
  },
  "title-bar"({ title, actions }) {
    byId("page-title").textContent = title;
    document.title = title === "" ? "Packshot" : `${title} · Packshot`;
    const drawn = actions.map((action, index) => ({
      ...action,
      element: button(action, () => tell("title-bar-click", { index })),
    }));
    const of = (wanted) => drawn.filter(({ variant }) => variant === wanted).map(({ element }) => element);
    byId("page-breadcrumb").replaceChildren(...of("breadcrumb"));
    // The primary action stands last, at the corner.
    byId("page-actions").replaceChildren(...of(""), ...of("primary"));
  },
  "save-bar"({ showing, needsConsent = false, actions }) {
    byId("save-bar").hidden = !showing;
    const click = async (index, variant) => {
      if (variant !== "primary" && needsConsent && !(await confirmInDialog("discard"))) return;
      tell("save-bar-click", { index });
    };
    const drawn = actions.map((action, index) => [
      action.variant,
      button(action, () => void click(index, action.variant)),
    ]);
    const save = drawn.filter(([variant]) => variant === "primary");
    const discard = drawn.filter(([variant]) => variant !== "primary");
    byId("save-actions").replaceChildren(...[...discard, ...save].map(([, element]) => element));
  },
  toast({ id, message, action, isError, durationMs }) {
    const toast = document.createElement("div");
    toast.className = isError ? "toast error" : "toast";
    toast.dataset.toast = id;
    toast.append(message);
    const leave = () => {
      if (!toast.isConnected) return;
      toast.remove();
      tell("toast-gone", { id });
    };
    toast.addEventListener("leave", leave);
    if (action) {
      const act = button({ label: action }, () => {
        tell("toast-action", { id });
        leave();
      });
      toast.append(act);
    }
    const close = button({ label: "×" }, leave);
    close.setAttribute("aria-label", "Dismiss");
    toast.append(close);
    byId("toasts").replaceChildren(toast);
    setTimeout(leave, durationMs);
  },
  "toast-hide"({ id }) {
    document.querySelector(`[data-toast="${CSS.escape(id)}"]`)?.dispatchEvent(new Event("leave"));
  },
  loading({ isLoading }) {
    byId("loading").hidden = !isLoading;
  },
  "open-admin"({ path }) {
    location.assign(storePath + path);
  },
  "open-app"({ path }) {
    location.assign(shellPathOf(path));
  },
  "open-remote"({ url }) {
    if (/^https?:/.test(url)) location.assign(url);
  },
  async "leave-confirmation"({ question }) {
    if (await mayLeave()) tell("answer", { question });
  },
  scopes({ question }) {
    const granted = scopes.split(",");
    tell("answer", { question, value: { granted, required: granted, optional: [] } });
  },
  async "resource-picker"({ question, options }) {
    tell("answer", { question, value: await pickProducts(storePath, options) });
  },
};

addEventListener("message", ({ origin, source, data: message }) => {
  if (origin === appOrigin && source === frame.contentWindow && message?.bridge)
    receive[message.type]?.(message.data);
});
byId("app-home").addEventListener("click", (event) => {
  event.preventDefault();
  void goInApp("/app");
});
// Only now: an app that loads faster than this script would speak to nobody.
frame.src = frame.dataset.src;
