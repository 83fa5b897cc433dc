// In every page of a form, ours and the peers' alike: when a person can begin, and how long a touch or a key takes to
// the frame that shows what came of it.
(() => {
  const CONTROLS = 'input, select, textarea';
  const FREE =
    ':is(input:not([type=hidden]), select, textarea):not([disabled], fieldset[disabled] *)';
  const afterFrame = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  };
  // A radio button may be drawn by its label.
  const isSeen = (it) => (it.closest('label') ?? it).getClientRects().length > 0;
  const query = new URLSearchParams(location.search);
  const form = {
    root: '#app',
    address: (ending) => `/forms/${query.get('n')}.${ending}`,
    openedAt: null,
    changedAt: 0,
    latency: null,
  };
  window.__form = form;
  const root = () => document.querySelector(form.root);

  // When the page last grew: an engine that draws piece by piece is done then.
  const watch = () =>
    new MutationObserver(() => {
      form.changedAt = performance.now();
    }).observe(document, { childList: true, subtree: true });
  watch();

  const lookForControl = () => {
    const first = root()?.querySelector(FREE);
    if (first && isSeen(first)) afterFrame((at) => (form.openedAt = at));
    else requestAnimationFrame(lookForControl);
  };
  requestAnimationFrame(lookForControl);

  /** Opens an address inside the app that runs, as a link in it does; `openedAt` counts from here. */
  form.go = (path) => {
    form.openedAt = null;
    history.pushState(null, '', path);
    const from = performance.now();
    dispatchEvent(new PopStateEvent('popstate'));
    const look = () => {
      const first = root()?.querySelector(FREE);
      if (first && isSeen(first)) afterFrame((at) => (form.openedAt = at - from));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  // Enketo keeps what is not asked in the page and marks it, ours what was asked once; the others take it out.
  const shownNow = () => [
    root().querySelectorAll(CONTROLS).length,
    root().querySelectorAll('.disabled').length,
    root().querySelectorAll('.kept[hidden]').length,
  ];

  let armed = 0;
  let at = null;
  for (const type of ['click', 'keydown'])
    addEventListener(
      type,
      (event) => {
        if (form.latency === null) at = event.timeStamp;
      },
      true,
    );

  /** Measures from the last touch or key to after the frame in which `questions` of them have come or gone. */
  form.arm = (questions) => {
    form.latency = null;
    at = null;
    armed += 1;
    const turn = armed;
    const before = shownNow();
    const look = () => {
      if (turn !== armed) return;
      const isThere =
        at !== null && shownNow().some((n, i) => Math.abs(n - before[i]) >= questions);
      if (isThere) {
        const from = at;
        afterFrame((now) => (form.latency = now - from));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
})();
