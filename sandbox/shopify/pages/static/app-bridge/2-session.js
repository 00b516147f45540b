// Session tokens: one for every request to the app's own server, and one for the reload after the bounce page.
const query = new URLSearchParams(location.search);
const idToken = () => ask("id-token");

const plainFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const isOurs = new URL(request.url).origin === location.origin;
  if (isOurs && !request.headers.has("authorization")) {
    request.headers.set("authorization", `Bearer ${await idToken()}`);
    request.headers.set("x-requested-with", "XMLHttpRequest");
  }
  return plainFetch(request);
};

// A page opened without a valid token is bounced here; `shopify-reload` names where to go on.
const reload = query.get("shopify-reload");
if (reload !== null) {
  void idToken().then((token) => {
    const target = new URL(reload, location.origin);
    if (target.origin !== location.origin) return;
    target.searchParams.set("id_token", token);
    location.replace(target);
  });
}
