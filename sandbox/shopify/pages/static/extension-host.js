// The admin's side of extensions: opens actions in a dialog, sizes blocks, and does what they ask for.
const place = document.querySelector("[data-extensions]");
const base = place.dataset.extensions;
const dialog = document.querySelector("#extension");
const frame = dialog.querySelector("iframe");
const language = new URLSearchParams(location.search).get("locale");

const address = (handle, ids) => {
  const url = new URL(`${base}/${handle}`, location.origin);
  for (const id of ids) url.searchParams.append("id", id);
  if (language) url.searchParams.set("locale", language);
  return url.href;
};
const selected = () =>
  place.dataset.productId
    ? [place.dataset.productId]
    : [...document.querySelectorAll("#products tbody input:checked")].map(({ value }) => value);
const open = (handle) => {
  frame.src = address(handle, selected());
  dialog.showModal();
};

for (const button of document.querySelectorAll("[data-action]"))
  button.addEventListener("click", () => open(button.dataset.action));
for (const block of document.querySelectorAll("iframe[data-block]"))
  block.src = address(block.dataset.block, selected());

window.addEventListener("message", ({ data, source, origin }) => {
  if (origin !== location.origin || !data?.packshotSandbox) return;
  const from = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (data.close) dialog.close();
  if (data.open) location.assign(data.open);
  if (data.height && from) from.style.height = `${data.height}px`;
  const handle = /^extension:\/*(.+)$/.exec(data.navigate ?? "")?.[1];
  if (handle) open(handle);
});
dialog.addEventListener("close", () => frame.removeAttribute("src"));
