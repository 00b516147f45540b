// The global `shopify`, as @shopify/app-bridge-types describes it.
const toasts = new Map();
let lastToast = 0;
hear("toast-action", ({ id }) => toasts.get(id)?.onAction?.());
hear("toast-gone", ({ id }) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});
const elementOf = (id) => document.getElementById(id);

window.shopify = {
  config: {
    apiKey: script.dataset.apiKey,
    shop: query.get("shop") ?? "",
    host: query.get("host") ?? "",
    locale: query.get("locale") ?? "en",
  },
  origin: shellOrigin,
  ready: Promise.resolve(),
  environment: { embedded: window.parent !== window, mobile: false, pos: false, intent: false },
  idToken,
  toast: {
    show(message, options = {}) {
      lastToast += 1;
      const id = String(lastToast);
      toasts.set(id, options);
      const { action, isError = false, duration = 5000 } = options;
      tell("toast", { id, message, action, isError, durationMs: duration });
      return id;
    },
    hide: (id) => tell("toast-hide", { id }),
  },
  modal: {
    show: (id) => elementOf(id)?.show(),
    hide: (id) => elementOf(id)?.hide(),
    toggle: (id) => elementOf(id)?.toggle(),
  },
  saveBar: {
    show: async (id) => elementOf(id)?.show(),
    hide: async (id) => elementOf(id)?.hide(),
    toggle: async (id) => elementOf(id)?.toggle(),
    leaveConfirmation: () => ask("leave-confirmation"),
  },
  loading: (isLoading) => tell("loading", { isLoading: isLoading !== false }),
  resourcePicker: (options) => ask("resource-picker", { options }),
  scopes: {
    query: () => ask("scopes"),
    // The admin of the sandbox asks nobody: what was granted at installation is all there is.
    request: async (wanted) => {
      const detail = await ask("scopes");
      const isGranted = wanted.every((scope) => detail.granted.includes(scope));
      return { result: isGranted ? "granted-all" : "declined-all", detail };
    },
    revoke: async () => ({ detail: await ask("scopes") }),
  },
  user: async () => ({
    accountAccess: "full",
    firstName: "Sandbox",
    lastName: "Merchant",
    email: "merchant@example.com",
  }),
};
