// The admin around the app's frame: answers App Bridge, draws navigation, title bar, toasts and the save bar.
const { appOrigin, shopDomain, storePath } = document.body.dataset;
const appPath = `${storePath}/apps/packshot`;
const frame = document.querySelector("#app");
const byId = (id) => document.getElementById(id);
const tell = (type, data) => frame.contentWindow.postMessage({ bridge: true, type, data }, appOrigin);

// What the library adds to the first address says nothing to a person.
const ownParams = ["embedded", "shop", "host", "id_token", "locale", "session", "hmac", "timestamp"];
const shellPathOf = (path) => {
  const url = new URL(path, appOrigin);
  for (const name of ownParams) url.searchParams.delete(name);
  return appPath + url.pathname.replace(/^\/app/, "") + decodeURIComponent(url.search);
};

const button = ({ label, variant, disabled }, onClick) => {
  const made = document.createElement("button");
  made.textContent = label;
  made.disabled = disabled;
  made.className = variant === "primary" ? "button primary" : "button";
  made.addEventListener("click", onClick);
  return made;
};

const receive = {
  async "id-token"({ question }) {
    const response = await fetch(`/__sandbox/session-token?shop=${encodeURIComponent(shopDomain)}`);
    tell("answer", { question, value: await response.text() });
  },
  location({ path }) {
    if (!new URL(path, appOrigin).pathname.startsWith("/app")) return;
    const shellPath = shellPathOf(path);
    history.replaceState(null, "", shellPath);
    for (const link of document.querySelectorAll("#app-links a"))
      link.toggleAttribute("aria-current", shellPath.split("?")[0] === link.getAttribute("href"));
  },
  "nav-menu"({ links }) {
    const made = links
      .filter(({ isHome }) => !isHome)
      .map(({ label, href }) => {
        const link = document.createElement("a");
        link.textContent = label;
        link.href = shellPathOf(href);
        link.toggleAttribute("aria-current", location.pathname.startsWith(shellPathOf(href)));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          document.body.classList.remove("nav-open");
          tell("navigate", { path: href });
        });
        return link;
      });
    byId("app-links").replaceChildren(...made);
  },
  "title-bar"({ title, buttons }) {
    byId("page-title").textContent = title;
    document.title = title === "" ? "Packshot" : `${title} · Packshot`;
    byId("page-actions").replaceChildren(
      ...buttons.map((each, index) => button(each, () => tell("title-bar-click", { index }))),
    );
  },
  "save-bar"({ showing, buttons }) {
    byId("save-bar").hidden = !showing;
    byId("save-actions").replaceChildren(
      ...buttons.map((each, index) => button(each, () => tell("save-bar-click", { index }))),
    );
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
    if (action) {
      toast.append(
        button({ label: action, variant: "", disabled: false }, () => {
          tell("toast-action", { id });
          leave();
        }),
      );
    }
    byId("toasts").replaceChildren(toast);
    setTimeout(leave, durationMs);
  },
  "toast-hide"({ id }) {
    document.querySelector(`[data-toast="${CSS.escape(id)}"]`)?.remove();
  },
  loading({ isLoading }) {
    byId("loading").hidden = !isLoading;
  },
  "open-admin"({ path }) {
    location.assign(storePath + path);
  },
  "leave-confirmation"({ question }) {
    const isDirty = !byId("save-bar").hidden;
    if (!isDirty || confirm("Leave page with unsaved changes?")) tell("answer", { question });
  },
  async "resource-picker"({ question, options }) {
    tell("answer", { question, value: await pickProducts(options) });
  },
};

addEventListener("message", ({ origin, source, data: message }) => {
  if (origin === appOrigin && source === frame.contentWindow && message?.bridge)
    receive[message.type]?.(message.data);
});
byId("nav-toggle")?.addEventListener("click", () => document.body.classList.toggle("nav-open"));

/** The chosen products, or undefined when the merchant closed the picker, as App Bridge answers. */
async function pickProducts({ multiple = false } = {}) {
  const picker = byId("picker");
  const list = byId("picker-list");
  const search = byId("picker-search");
  const show = async () => {
    const response = await fetch(`${storePath}/products.json?search=${encodeURIComponent(search.value)}`);
    list.replaceChildren(
      ...(await response.json()).map(({ id, title }) => {
        const row = document.createElement("label");
        const box = Object.assign(document.createElement("input"), { name: "picked", value: id });
        box.type = multiple ? "checkbox" : "radio";
        row.append(box, title);
        return row;
      }),
    );
  };
  search.value = "";
  search.oninput = show;
  await show();
  picker.returnValue = "";
  picker.showModal();
  await new Promise((resolve) => picker.addEventListener("close", resolve, { once: true }));
  if (picker.returnValue !== "add") return undefined;
  return [...list.querySelectorAll("input:checked")].map((box) => ({
    id: box.value,
    title: box.parentElement.textContent,
  }));
}
