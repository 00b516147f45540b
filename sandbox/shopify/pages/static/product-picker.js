// App Bridge's resource picker for products: search, one or many, and what was chosen before stays chosen.
const picker = document.querySelector("#picker");
const part = (name) => picker.querySelector(`[data-part="${name}"]`);

/** The chosen products, or undefined when the merchant closed the picker, as App Bridge answers. */
export async function pickProducts(storePath, options = {}) {
  const { action = "add", filter = {}, multiple = false, query = "", selectionIds = [] } = options;
  const most = typeof multiple === "number" ? multiple : multiple ? Infinity : 1;
  const chosen = new Map(selectionIds.map(({ id }) => [id, { id }]));
  const search = part("search");

  const count = () => {
    part("count").textContent = `${chosen.size} ${chosen.size === 1 ? "product" : "products"} selected`;
    part("choose").disabled = chosen.size === 0;
    for (const box of part("list").querySelectorAll("input"))
      box.disabled = most > 1 && chosen.size >= most && !box.checked;
  };
  const choose = (product, isChosen) => {
    if (most === 1) chosen.clear();
    if (isChosen) chosen.set(product.id, product);
    else chosen.delete(product.id);
    count();
  };
  const list = async () => {
    const address = new URL(`${storePath}/products.json`, location.origin);
    address.searchParams.set("search", search.value);
    const found = await (await fetch(address)).json();
    const shown = found.filter(
      ({ status }) =>
        (filter.draft !== false || status !== "DRAFT") &&
        (filter.archived !== false || status !== "ARCHIVED"),
    );
    for (const product of found) if (chosen.has(product.id)) chosen.set(product.id, product);
    part("list").replaceChildren(
      ...shown.map((product) => row(product, most === 1 ? "radio" : "checkbox", chosen, choose)),
    );
    count();
  };

  part("choose").textContent = action === "select" ? "Select" : "Add";
  part("title").textContent = `${action === "select" ? "Select" : "Add"} products`;
  search.value = query;
  search.oninput = list;
  search.onkeydown = (event) => event.key === "Enter" && event.preventDefault();
  await list();
  picker.returnValue = "";
  picker.showModal();
  await new Promise((resolve) => picker.addEventListener("close", resolve, { once: true }));
  if (picker.returnValue !== "choose") return undefined;
  const selection = [...chosen.values()];
  return Object.assign(selection, { selection: [...selection] });
}

function row(product, type, chosen, choose) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type, name: "picked", value: product.id });
  box.checked = chosen.has(product.id);
  box.addEventListener("change", () => choose(product, box.checked));
  const [image] = product.images;
  const picture = image
    ? Object.assign(document.createElement("img"), { src: image.originalSrc, alt: "" })
    : Object.assign(document.createElement("span"), { className: "no-image" });
  const title = Object.assign(document.createElement("span"), { textContent: product.title });
  label.append(box, picture, title);
  if (product.status !== "ACTIVE") {
    const badge = Object.assign(document.createElement("span"), {
      textContent: product.status.toLowerCase(),
    });
    badge.className = `badge ${product.status.toLowerCase()}`;
    label.append(badge);
  }
  return label;
}
