// Keeps the admin's address and the app's in step, and sends links to the admin to the admin.
const tellLocation = () => tell("location", { path: location.pathname + location.search });
for (const name of ["pushState", "replaceState"]) {
  const original = history[name].bind(history);
  history[name] = (...args) => {
    original(...args);
    tellLocation();
  };
}
window.addEventListener("popstate", tellLocation);
window.addEventListener("DOMContentLoaded", tellLocation);

// The app's router listens for this event and reads the target's href.
const navigate = (href) => {
  const link = document.createElement("a");
  link.setAttribute("href", href);
  link.hidden = true;
  document.body.append(link);
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
  link.remove();
};
hear("navigate", ({ path }) => navigate(path));

const adminAddress =
  /^(?:shopify:\/*admin|https:\/\/admin\.shopify\.com\/store\/[^/]+|https:\/\/[^/]+\.myshopify\.com\/admin)(\/.*)?$/;
/** "/products" for an address of the admin, null for any other. */
const adminPathOf = (href) => {
  const match = adminAddress.exec(href);
  return match === null ? null : (match[1] ?? "/");
};
const topNames = ["_top", "_parent"];
const isOfApp = (href) => new URL(href, location.href).origin === location.origin;

/** Goes on outside the frame; the app's own pages stay in the admin around it. */
const leaveFrame = (href) => {
  const path = adminPathOf(href);
  if (path !== null) return tell("open-admin", { path });
  const url = new URL(href, location.href);
  if (isOfApp(href)) return tell("open-app", { path: url.pathname + url.search });
  tell("open-remote", { url: url.href });
};
const leavesFrame = (href, target) => adminPathOf(href) !== null || topNames.includes(target);

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    const href = link?.getAttribute("href");
    if (!href || link.target === "_blank" || !leavesFrame(href, link.target)) return;
    event.preventDefault();
    event.stopPropagation();
    leaveFrame(href);
  },
  true,
);
const plainOpen = window.open.bind(window);
window.open = (url = "", target = "_blank", ...rest) => {
  if (!leavesFrame(String(url), target)) return plainOpen(url, target, ...rest);
  leaveFrame(String(url));
  return null;
};
