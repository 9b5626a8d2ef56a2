// Many files at the desk: dropped or chosen, sent file after file, with what became of each. Without it the form sends all at once.

document.addEventListener('dragover', (event) => {
  const place = event.target.closest('[data-drop]');
  if (!place) return;
  event.preventDefault();
  place.classList.add('over');
});
document.addEventListener('dragleave', (event) => {
  event.target.closest?.('[data-drop]')?.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  const place = event.target.closest('[data-drop]');
  if (!place) return;
  event.preventDefault();
  place.classList.remove('over');
  place.querySelector('input').files = event.dataTransfer.files;
  place.closest('form').requestSubmit(place.closest('form').querySelector('[value="preview"]'));
});

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (form.id !== 'files-form') return;
    event.preventDefault();
    const files = [...form.querySelector('input[type="file"]').files];
    void sendAll(form, files, event.submitter?.value ?? 'preview');
  },
  { capture: true },
);

/** Sends file after file; what would be stored is asked about once at the end. */
async function sendAll(form, files, act) {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  const list = listBelow(form, act, files.length);
  for (const [i, file] of files.entries()) {
    const outcome = await sendOne(form, file, act);
    list.places.append(...outcome);
    list.progress.value = i + 1;
    list.said.textContent = `${i + 1} of ${files.length}`;
  }
  form.ariaBusy = 'false';
  if (act === 'preview') offerToStore(form, files, list);
}

async function sendOne(form, file, act) {
  const body = new FormData();
  body.set('_token', form.elements._token.value);
  body.set('act', act);
  body.set('file', file);
  try {
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const outcomes = [...page.querySelectorAll('.outcomes > li')];
    if (outcomes.length > 0) return outcomes;
    return [refusal(file, page.querySelector('[role="alert"]')?.textContent ?? page.title)];
  } catch {
    return [refusal(file, 'It could not be sent: is the network there?')];
  }
}

function refusal({ name }, why) {
  const item = document.createElement('li');
  const [title, state] = [document.createElement('strong'), document.createElement('span')];
  title.textContent = name;
  state.textContent = 'Not taken';
  state.className = 'state failed';
  item.append(title, ' ', state, ` ${why}`);
  return item;
}

/** The list that what becomes of the files is put into, in the place of an earlier one. */
function listBelow(form, act, many) {
  document.querySelector('.sent')?.remove();
  const section = document.createElement('section');
  section.className = 'sent';
  const heading = document.createElement('h2');
  heading.textContent = act === 'preview' ? 'What the files would become' : 'What became of the files';
  const progress = document.createElement('progress');
  progress.max = many;
  progress.value = 0;
  progress.ariaLabel = 'Files sent';
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  said.className = 'quiet';
  said.textContent = `0 of ${many}`;
  const places = document.createElement('ol');
  places.className = 'outcomes';
  section.append(heading, progress, said, places);
  form.after(section);
  return { section, progress, said, places };
}

function offerToStore(form, files, { section, said }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Store what can be taken';
  button.addEventListener('click', () => void sendAll(form, files, 'store'));
  said.after('Nothing is stored yet. ', button);
  section.scrollIntoView({ block: 'nearest' });
  button.focus();
}
