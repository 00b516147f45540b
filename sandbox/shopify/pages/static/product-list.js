// Bulk selection on the product list: counts, selects all, and hands the chosen ids to the app.
const form = document.querySelector("#products");
const boxes = () => [...form.querySelectorAll("tbody input[type=checkbox]")];
const all = form.querySelector("thead input[type=checkbox]");
const bar = document.querySelector("#bulk-bar");

const update = () => {
  const chosen = boxes().filter((box) => box.checked).length;
  bar.hidden = chosen === 0;
  bar.querySelector("output").textContent = `${chosen} selected`;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && chosen < boxes().length;
  for (const box of boxes()) box.closest("tr").classList.toggle("chosen", box.checked);
};
if (all) {
  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    update();
  });
  window.addEventListener("pageshow", update); // the browser restores ticked boxes on the way back
}
