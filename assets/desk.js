// The desk without reloads, and its keys. Every form and link works without this script too.
document.documentElement.classList.add('scripted');
const main = () => document.querySelector('main');

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.soft === undefined || event.defaultPrevented) return;
  event.preventDefault();
  void send(form, event.submitter);
});

/** Sends a form and puts the page that comes back in the place of this one. */
async function send(form, submitter) {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  try {
    const answer = await post(form, submitter);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok || holds(page, form)) show(page, answer, placeOf(form));
    else say(page.querySelector('[role="alert"]')?.textContent ?? page.title);
  } catch {
    say('It could not be sent: is the network there? Nothing was changed, and what you typed is still here.');
  } finally {
    form.ariaBusy = 'false';
  }
}

/** A form as the browser would send it. */
function post(form, submitter) {
  const data = new FormData(form, submitter);
  const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
  return fetch(form.getAttribute('action'), { method: 'POST', body, credentials: 'same-origin' });
}

/** Whether a refusal comes with the form that was sent: a page without it would lose what was typed. */
const holds = (page, form) =>
  [...page.querySelectorAll('main form')].some(
    (other) => other.getAttribute('action') === form.getAttribute('action'),
  );

/** Which thing of a list a form belongs to, to come back to it or to what has moved up to its place. */
function placeOf(form) {
  const item = form.closest('.queue .item');
  if (item) return { position: items().indexOf(item) };
  const thing = form.closest('li[id], tr[id]');
  const list = thing?.parentElement;
  return list?.id ? { id: thing.id, list: list.id, position: [...list.children].indexOf(thing) } : {};
}

function inPlace({ id, list, position = -1 }) {
  if (position < 0) return null;
  const things = list ? [...(document.getElementById(list)?.children ?? [])] : items();
  const same = id ? document.getElementById(id) : null;
  return same?.checkVisibility() ? same : things[Math.min(position, things.length - 1)];
}

function show(page, { url, redirected }, place) {
  const next = page.querySelector('main');
  if (!next) return location.assign(url);
  const scroll = [scrollX, scrollY];
  main().replaceWith(next);
  document.title = page.title;
  // The address of a form that was refused is none to come back to.
  if (redirected && new URL(url).pathname !== location.pathname) history.pushState(null, '', url);
  else if (redirected) history.replaceState(null, '', url);
  const problem = next.querySelector('[role="alert"]');
  const thing = inPlace(place);
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  } else if (thing) {
    scrollTo(...scroll);
    focusOn(thing);
  } else next.focus();
  prepare();
  document.dispatchEvent(new Event('desk:shown'));
  return undefined;
}

addEventListener('popstate', () => location.reload());

function say(sentence) {
  const place = document.querySelector('.live');
  const notice = document.createElement('p');
  notice.className = 'notice problem';
  notice.textContent = sentence;
  place?.replaceChildren(notice);
}

// The queue from the keyboard.
const items = () => [...document.querySelectorAll('.queue .item')];
const current = () => items().findIndex((item) => item.contains(document.activeElement));

const focusItem = (i) => focusOn(items()[i]);

function focusOn(item) {
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}

const within = (key) => items()[current()]?.querySelector(`[data-key="${key}"]`);

const keys = {
  j: () => focusItem(Math.min(current() + 1, items().length - 1)),
  k: () => focusItem(Math.max(current() - 1, 0)),
  a: () => within('a')?.click(),
  r: () => within('r')?.click(),
  e: () => openMore(within('e')),
  m: () => openMore(within('m')),
  x: () => items()[current()]?.querySelector('input[type="checkbox"]')?.click(),
  u: () => document.querySelector('.done [data-key="u"]')?.click(),
  '?': () => {
    const help = document.querySelector('details.keys');
    if (help) help.open = !help.open;
  },
};

function openMore(details) {
  if (!details) return;
  details.open = true;
  details.querySelector('textarea, input:not([type="hidden"]), button')?.focus();
}

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input:not([type="checkbox"]), textarea, select');
  if (event.key === 'Escape' && isTyping) return event.target.closest('.item')?.focus();
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !document.querySelector('[data-queue]'))
    return undefined;
  const act = keys[event.key];
  if (!act) return undefined;
  event.preventDefault();
  return act();
});

/** What only a script can do is shown only with it. */
function prepare() {
  for (const button of document.querySelectorAll('[data-select-all]')) {
    button.hidden = false;
    button.onclick = () => {
      const named = button.dataset.selectAll || '.queue input[type="checkbox"], table input[type="checkbox"]';
      const boxes = [...document.querySelectorAll(named)];
      const all = boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = !all;
    };
  }
}

prepare();
