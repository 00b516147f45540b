/* Shows the photos that fit the chosen case, verdict and quality; the choice stays in the address. */
const form = document.getElementById("filters");
const cards = [...document.querySelectorAll("#cards article")];

function show() {
  const chosen = new FormData(form);
  let shown = 0;
  for (const card of cards) {
    const fits =
      (!chosen.get("case") || card.dataset.cases.split(" ").includes(chosen.get("case"))) &&
      (!chosen.get("outcome") || card.dataset.outcome === chosen.get("outcome")) &&
      (!chosen.get("bad") || card.dataset.bad === "1");
    card.hidden = !fits;
    if (fits) shown++;
  }
  document.getElementById("none").hidden = shown > 0;
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
