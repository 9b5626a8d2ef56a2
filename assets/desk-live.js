// What changes by itself is asked for again until it stands still. Without it there is a link.
const pauseMs = 1500;

setInterval(() => {
  const place = document.querySelector('[data-live]');
  if (place && !document.hidden && place.ariaBusy !== 'true') void renew(place);
}, pauseMs);

async function renew(place) {
  place.ariaBusy = 'true';
  const answer = await fetch(place.dataset.live, { credentials: 'same-origin' }).catch(() => null);
  place.ariaBusy = 'false';
  if (!answer?.ok || !place.isConnected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.getElementById(place.id);
  // Nobody is thrown out of the link that they are on.
  if (next && !place.contains(document.activeElement)) place.replaceWith(next);
}
