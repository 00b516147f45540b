// Choosing a variant brings its picture to the front and shows its price.
const pictures = [...document.querySelectorAll(".pictures img")];
const price = document.querySelector(".price");

document.querySelector(".variants")?.addEventListener("change", ({ target }) => {
  price.textContent = target.dataset.price;
  const own = pictures.find((picture) => picture.dataset.mediaId === target.dataset.variantMediaId);
  if (own === undefined) return;
  for (const picture of pictures) picture.parentElement.classList.toggle("front", picture === own);
});
