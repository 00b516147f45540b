/** The gallery's page: pictures by family, each beside its name; no script and nothing from elsewhere. */

export interface Shown {
  readonly name: string;
  readonly title: string;
  readonly family: string;
  /** Beside the page. */
  readonly path: string;
  readonly outcome: string;
}

export function galleryPage(shown: readonly Shown[]): string {
  const families = [...new Set(shown.map(({ family }) => family))];
  const sections = families.map((family) => {
    const figures = shown.filter((one) => one.family === family).map((one) => figure(one));
    return `<h2>${family}</h2>\n<div class="pictures">\n${figures.join("\n")}\n</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Packshot studio: all scenes</title>
<style>
body { margin: 2rem; font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fafafa }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1.5rem }
figure { margin: 0 }
img { width: 100%; height: auto; display: block }
figcaption { display: flex; justify-content: space-between; gap: 1rem }
code { color: #666 }
</style>
<h1>Packshot studio</h1>
${sections.join("\n")}
</html>
`;
}

function figure({ name, title, path, outcome }: Shown): string {
  return `<figure><a href="${path}"><img src="${path}" alt="${title}" loading="lazy"></a><figcaption>${title} <code>${name}, ${outcome}</code></figcaption></figure>`;
}
