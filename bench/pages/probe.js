// In every measured page, ours and the floor alike: stamps a moment after the frame in which something is there.
(() => {
  /** Calls back after the frame that is being made has been handed over. */
  const afterFrame = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  };
  const isVisible = (selector) =>
    [...document.querySelectorAll(selector)].some((it) => it.getClientRects().length > 0);
  const bench = { cardsAt: null, cards: 0, latency: null };
  window.__bench = bench;

  const lookForCards = () => {
    if (isVisible('.task-card'))
      afterFrame((at) => {
        bench.cardsAt = at;
        bench.cards = document.querySelectorAll('.task-card').length;
      });
    else requestAnimationFrame(lookForCards);
  };
  requestAnimationFrame(lookForCards);

  /**
   * Measures the next key: from the moment the browser gave it, to after the frame that follows its input event
   * (`watched` null), or to after the first frame in which `watched` has come or gone.
   */
  bench.arm = (watched) => {
    bench.latency = null;
    const before = watched === null ? null : isVisible(watched);
    let pressedAt = null;
    addEventListener('keydown', (event) => (pressedAt = event.timeStamp), {
      capture: true,
      once: true,
    });
    const finish = () => afterFrame((at) => (bench.latency = at - pressedAt));
    if (watched === null) {
      const next = () => requestAnimationFrame(finish);
      addEventListener('input', next, { capture: true, once: true });
      return;
    }
    const look = () => {
      if (pressedAt !== null && isVisible(watched) !== before) finish();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
})();
