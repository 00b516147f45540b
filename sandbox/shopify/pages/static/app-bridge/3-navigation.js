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

const adminPathOf = (href) => {
  const match =
    /^(?:shopify:\/*admin|https:\/\/admin\.shopify\.com\/store\/[^/]+|https:\/\/[^/]+\.myshopify\.com\/admin)(\/.*)?$/.exec(
      href,
    );
  return match === null ? null : (match[1] ?? "/");
};
document.addEventListener(
  "click",
  (event) => {
    const href = event.target.closest?.("a[href]")?.getAttribute("href");
    const adminPath = href ? adminPathOf(href) : null;
    if (adminPath === null) return;
    event.preventDefault();
    event.stopPropagation();
    tell("open-admin", { path: adminPath });
  },
  true,
);
const plainOpen = window.open.bind(window);
window.open = (url, ...rest) => {
  const adminPath = adminPathOf(String(url));
  if (adminPath === null) return plainOpen(url, ...rest);
  tell("open-admin", { path: adminPath });
  return null;
};
