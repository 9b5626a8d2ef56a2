// A note at the desk: what an edit does while one types, and passages out of what is selected.
const typingPauseMs = 700;
let typing = 0;
let asked = new AbortController();

document.addEventListener('input', (event) => {
  const form = event.target.closest('#text-form');
  if (!form) return;
  clearTimeout(typing);
  typing = setTimeout(() => void report(form), typingPauseMs);
});

/** Puts the report of the typed text beside it; what is typed stays as it is. */
async function report(form) {
  asked.abort();
  asked = new AbortController();
  const body = new URLSearchParams(new FormData(form));
  body.set('act', 'preview');
  const place = document.getElementById('report');
  place.ariaBusy = 'true';
  try {
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById('report');
    const problem = page.querySelector('[role="alert"]');
    if (next) place.replaceChildren(...(problem ? [problem] : next.childNodes));
    form.elements.seen.value = page.querySelector('#text-form [name="seen"]')?.value ?? '';
    place.ariaBusy = 'false';
  } catch (error) {
    if (error.name !== 'AbortError') place.ariaBusy = 'false';
  }
}

const selectionPauseMs = 250;
let selecting = 0;
const context = 32;

document.addEventListener('selectionchange', () => {
  clearTimeout(selecting);
  selecting = setTimeout(offer, selectionPauseMs);
});

/** Offers to make an insight of what is selected in the note's text. */
function offer() {
  const form = document.querySelector('#new-insight form');
  if (!form) return;
  document.querySelector('.selection-act')?.remove();
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const place = placeOf(range);
  if (!place) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'selection-act';
  button.textContent = 'Make an insight';
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => fill(form, place, button));
  const { left, bottom } = range.getBoundingClientRect();
  button.style.left = `${Math.max(8, left + scrollX)}px`;
  button.style.top = `${bottom + scrollY + 6}px`;
  document.querySelector('article.text').after(button);
}

/** The words of a range as the note has them, without the numbers of its insights. */
function wordsOf(range) {
  const words = range.cloneContents();
  for (const number of words.querySelectorAll('a.ref')) number.remove();
  return [...words.textContent];
}

/** What of a block is in the range: the code points before it, those in it, and those after. */
function partOf(block, range) {
  const [before, inside, after] = [0, 1, 2].map(() => document.createRange());
  for (const part of [before, inside, after]) part.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0)
    inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0)
    inside.setEnd(range.endContainer, range.endOffset);
  before.setEnd(inside.startContainer, inside.startOffset);
  after.setStart(inside.endContainer, inside.endOffset);
  return {
    start: Number(block.dataset.start),
    before: wordsOf(before),
    inside: wordsOf(inside),
    after: wordsOf(after),
  };
}

const isSpace = (character) => /\s/u.test(character);

/** A selection as a passage: positions in code points, without white space around them; null for none. */
function placeOf(range) {
  const parts = [...document.querySelectorAll('article.text [data-start]')]
    .filter((block) => range.intersectsNode(block))
    .map((block) => partOf(block, range))
    .filter(({ inside }) => !inside.every(isSpace));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first) return null;
  const lead = first.inside.findIndex((character) => !isSpace(character));
  const trail = last.inside.toReversed().findIndex((character) => !isSpace(character));
  return {
    start: first.start + first.before.length + lead,
    end: last.start + last.before.length + last.inside.length - trail,
    quote: parts
      .map(({ inside }) => inside.join(''))
      .join('\n\n')
      .trim(),
    prefix: first.before.slice(-context).join(''),
    suffix: last.after.slice(0, context).join(''),
  };
}

function fill(form, place, button) {
  for (const [name, value] of Object.entries(place)) form.elements[name].value = value;
  button.remove();
  document.getElementById('new-insight').open = true;
  form.elements.statement.focus();
  form.closest('details').scrollIntoView({ block: 'nearest' });
}

// Words that were typed have no known place: the note is searched for them.
document.addEventListener('input', (event) => {
  const { form, name } = event.target;
  if (!form?.closest('#new-insight') || name !== 'quote') return;
  form.elements.start.value = '';
  form.elements.end.value = '';
});
