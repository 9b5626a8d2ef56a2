// The desk without reloads, and its keys. Every form and link works without this script too.
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
  const body = new URLSearchParams(new FormData(form, submitter));
  try {
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
    show(await answer.text(), answer.url, placeOf(form));
  } catch {
    say('It could not be sent: is the network there? Nothing was changed, and what you typed is still here.');
  } finally {
    form.ariaBusy = 'false';
  }
}

/** Which item of the queue a form belongs to, by its position. */
function placeOf(form) {
  const item = form.closest('.item');
  return item ? items().indexOf(item) : -1;
}

function show(html, url, place) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const next = page.querySelector('main');
  if (!next) return location.assign(url);
  const scroll = [scrollX, scrollY];
  main().replaceWith(next);
  document.title = page.title;
  if (new URL(url).pathname === location.pathname) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  const problem = next.querySelector('[role="alert"]');
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  } else if (place >= 0) {
    scrollTo(...scroll);
    focusItem(Math.min(place, items().length - 1));
  } else next.focus();
  prepare();
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

function focusItem(i) {
  const item = items()[i];
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
      const boxes = [
        ...document.querySelectorAll('.queue input[type="checkbox"], table input[type="checkbox"]'),
      ];
      const all = boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = !all;
    };
  }
}

prepare();
