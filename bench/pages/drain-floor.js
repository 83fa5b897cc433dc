// The floor of a drain: a Dexie table of queued texts, and a loop that posts a hundred at a time and marks them sent.
// Receipts are stored as they come: nobody checks who signed them, and no write is strict.
import { Dexie } from 'dexie';

const db = new Dexie('floor-drain');
db.version(1).stores({ reports: 'id, status' });

const zip = (text) =>
  new Response(
    new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')),
  ).arrayBuffer();

window.floor = {
  async queue(items) {
    await db.reports.bulkAdd(
      items.map((item) => ({ id: item.op.opId, status: 'queued', ...item })),
    );
  },
  async drain({ gzip, slot, deviceId, batch }) {
    const startedAt = performance.now();
    let requests = 0;
    for (;;) {
      const rows = await db.reports
        .where('status')
        .equals('queued')
        .limit(batch)
        .toArray();
      if (rows.length === 0) break;
      const items = rows.map(({ op, digest, seq }) => ({ op, digest, seq }));
      const text = JSON.stringify({ protocol: 1, appVersion: '0.1.0', deviceId, items });
      const response = await fetch('/api/v1/sync/push', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-lan-toa-protocol': '1',
          'x-lan-toa-slot': String(slot),
          ...(gzip ? { 'content-encoding': 'gzip' } : {}),
        },
        body: gzip ? await zip(text) : text,
      });
      const { outcomes } = await response.json();
      requests += 1;
      const receipts = new Map(outcomes.map((it) => [it.opId, it.receipt]));
      await db.reports.bulkPut(
        rows
          .filter((row) => receipts.get(row.id)?.outcome === 'applied')
          .map((row) => ({ ...row, status: 'sent', receipt: receipts.get(row.id) })),
      );
    }
    const ms = performance.now() - startedAt;
    return {
      ms,
      requests,
      sent: await db.reports.where('status').equals('sent').count(),
    };
  },
};
