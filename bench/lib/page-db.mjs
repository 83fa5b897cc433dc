// The person's database of the app, opened by hand in a page that stands at its address: raw requests, past the app.

function provide() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const open = async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return done(indexedDB.open(names.find((name) => name.startsWith('lan-toa-'))));
  };
  window.__raw = { done, open };
}

/** For `init` of a page: `window.__raw` has `open()`, and `done(request)` for the answer of any request. */
export const RAW_DB = `(${provide})()`;
