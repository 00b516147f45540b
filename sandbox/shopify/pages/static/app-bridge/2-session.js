// Session tokens: one for every request to the app's own server, and one for the reload after the bounce page.
const query = new URLSearchParams(location.search);
const idToken = () => ask("id-token");

const withToken = async (request) => {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${await idToken()}`);
  headers.set("x-requested-with", "XMLHttpRequest");
  return new Request(request, { headers });
};

const plainFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const isOurs = new URL(request.url).origin === location.origin;
  if (!isOurs || request.headers.has("authorization")) return plainFetch(request);
  const spare = request.clone(); // a body can be sent once
  let response = await plainFetch(await withToken(request));
  // The app found the token too old: Shopify's library says so by this header, and App Bridge asks once more.
  if (response.headers.has("x-shopify-retry-invalid-session-request")) {
    response = await plainFetch(await withToken(spare));
  }
  // The library's answer to a redirect out of the frame during a data request.
  const leaveTo = response.headers.get("x-shopify-api-request-failure-reauthorize-url");
  if (leaveTo) leaveFrame(leaveTo);
  return response;
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
