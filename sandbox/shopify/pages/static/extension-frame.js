// The inside of an extension's frame: gives the bundle what Shopify's admin gives it, and runs it.
const setting = JSON.parse(document.querySelector("#setting").textContent);
const query = new URLSearchParams(location.search);
const tell = (message) => parent.postMessage({ packshotSandbox: true, ...message }, location.origin);
const idToken = async () =>
  (await fetchPage(`/__sandbox/session-token?shop=${encodeURIComponent(setting.shop)}`)).text();

const fetchPage = window.fetch.bind(window);
// A path is one of the app's; the session token goes to the app and to nobody else.
window.fetch = async (input, init = {}) => {
  const address = new URL(input, `${setting.appUrl}/`);
  const headers = new Headers(init.headers);
  if (address.origin === new URL(setting.appUrl).origin)
    headers.set("authorization", `Bearer ${await idToken()}`);
  return fetchPage(address, { ...init, headers });
};

const textAt = (key) => key.split(".").reduce((texts, part) => texts?.[part], setting.texts);
const translate = (key, replacements = {}) => {
  let text = textAt(key);
  if (typeof text === "object")
    text = text[new Intl.PluralRules(setting.language).select(replacements.count)] ?? text.other;
  if (typeof text !== "string") throw new Error(`expected a text for "${key}" but received none`);
  const shown = (value) =>
    typeof value === "number" ? value.toLocaleString(setting.language) : String(value);
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => shown(replacements[name]));
};
const format = (kind, defaults) => (value, options) =>
  new Intl[kind](setting.language, { ...defaults, ...options }).format(value);

window.shopify = {
  extension: { target: setting.target },
  auth: { idToken },
  data: { selected: query.getAll("id").map((id) => ({ id })) },
  i18n: {
    translate,
    formatNumber: format("NumberFormat", {}),
    formatCurrency: format("NumberFormat", { style: "currency", currency: "USD" }),
    formatDate: format("DateTimeFormat", {}),
  },
  close: () => tell({ close: true }),
  navigation: { navigate: (url) => tell({ navigate: String(url) }) },
};

// `app:/app/…` is a page of the app; this admin shows the app's /app as its root.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node.getAttribute?.("href"));
  if (!link) return;
  event.preventDefault();
  const [, path = ""] = /^app:(?:\/app)?(.*)$/.exec(link.getAttribute("href")) ?? [];
  tell({ open: `${setting.appPath}${path}` });
});

new ResizeObserver(() => tell({ height: document.body.scrollHeight })).observe(document.body);
document.addEventListener("keydown", (event) => event.key === "Escape" && tell({ close: true }));
const { default: run } = await import(setting.script);
await run();
