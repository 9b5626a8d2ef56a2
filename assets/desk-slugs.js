// Slugs, offered by label while one types, in a field that takes one or several.
const offerPauseMs = 120;
let offering = 0;

document.addEventListener('input', ({ target }) => {
  if (!target.dataset.slugs) return;
  clearTimeout(offering);
  offering = setTimeout(() => void offerSlugs(target), offerPauseMs);
});

async function offerSlugs(input) {
  const typed = input.value;
  const start = 'several' in input.dataset ? typed.lastIndexOf(',') + 1 : 0;
  const q = typed.slice(start).trim();
  if (q.length < 2 || q.length > 100) return;
  const query = new URLSearchParams({ q, type: input.dataset.slugs });
  const answer = await fetch(`/v1/suggest?${query}`).catch(() => null);
  if (!answer?.ok || input.value !== typed) return;
  const { data } = await answer.json();
  // The browser shows only options that have all that was typed in them.
  const before = start === 0 ? '' : `${typed.slice(0, start)} `;
  input.list.replaceChildren(...data.map(({ slug, label }) => new Option(before + label, before + slug)));
}
