// Suggestions below the search field, as a combobox (WAI-ARIA Authoring Practices). Without this script the form is enough.
const pauseMs = 120;

for (const input of document.querySelectorAll('input[data-suggest]')) offerSuggestions(input);

function offerSuggestions(input) {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${input.id}-suggestions`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  list.hidden = true;
  input.after(list);
  set(input, {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  });

  let chosen = -1;
  let timer = 0;
  let asked = '';

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(input.value.trim()), pauseMs);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      // Chromium would empty the field as well.
      event.preventDefault();
      return close();
    }
    if (list.hidden || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return undefined;
    if (event.key === 'Enter') {
      if (chosen < 0) return undefined;
      event.preventDefault();
      return open(list.children[chosen]);
    }
    event.preventDefault();
    const { length } = list.children;
    return choose((chosen + (event.key === 'ArrowDown' ? 1 : -1) + length + 1) % (length + 1));
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('mousedown', (event) => {
    const item = event.target.closest('li');
    if (item) open(item);
  });

  async function ask(q) {
    asked = q;
    if (q.length < 2 || q.length > 100) return close();
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(q)}`).catch(() => null);
    if (!answer?.ok || asked !== q) return undefined;
    const { data } = await answer.json();
    return asked === q && show(data);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    set(input, { 'aria-expanded': String(!list.hidden) });
    input.removeAttribute('aria-activedescendant');
  }

  function option({ label, type, url, alias }, i) {
    const item = document.createElement('li');
    const kind = document.createElement('small');
    kind.textContent = type;
    item.append(alias === null ? label : `${label} (${alias})`, kind);
    item.dataset.href = type === 'tag' ? `/search?tag=${url.split('/').at(-1)}` : url.replace(/^\/v1/, '');
    set(item, { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' });
    return item;
  }

  /** The place after the last option is the field itself. */
  function choose(next) {
    chosen = next === list.children.length ? -1 : next;
    for (const [i, item] of [...list.children].entries())
      set(item, { 'aria-selected': String(i === chosen) });
    if (chosen < 0) input.removeAttribute('aria-activedescendant');
    else set(input, { 'aria-activedescendant': list.children[chosen].id });
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    set(input, { 'aria-expanded': 'false' });
    input.removeAttribute('aria-activedescendant');
  }

  const open = (item) => location.assign(item.dataset.href);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
