// The floor of a cold start: Dexie alone reads the same assignment rows out of the same shape of database and puts the
// first cards on the screen. Nothing is sorted, classified, dated or kept up to date.
import { Dexie } from 'dexie';

const db = new Dexie('floor');
db.version(1).stores({ base: 'key, [type+ref], *via, gen' });
window.floor = {
  seed: (rows) => db.base.bulkPut(rows),
  count: () => db.base.count(),
};

const safe = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.codePointAt(0)};`);
const card = ({ body }) => `<li class="task-card">
  <a href="/task/${safe(body.id)}">${safe(body.title)}</a>
  <span class="due">${safe(body.window.to)}</span>
  <span class="facts"><span>${body.role}</span><span>${body.state}</span><span>${safe(body.planNumber)}</span></span>
</li>`;

const wanted = Number(new URLSearchParams(location.search).get('cards') ?? 0);
if (wanted > 0) {
  const rows = await db.base.where('type').equals('assignment').toArray();
  document.getElementById('list').innerHTML = rows.slice(0, wanted).map(card).join('');
  window.floor.read = rows.length;
}
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/start-floor-sw.js');
