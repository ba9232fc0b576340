/**
 * A job's events, taken as they come, however long each is worked on. The client patches what it has not handed out yet: who
 * is slow to ask for the next event would lose those in between.
 */

/** @template T @param {AsyncIterable<T>} job @returns {AsyncGenerator<T, void, void>} */
export async function* drained(job) {
  /** @type {T[]} */
  const events = [];
  let over = false;
  /** @type {unknown} */
  let fault = null;
  let wake = () => {};
  const take = async () => {
    try {
      for await (const event of job) {
        events.push(event);
        wake();
      }
    } catch (broken) {
      fault = broken;
    }
    over = true;
    wake();
  };
  take();
  for (;;) {
    for (let event = events.shift(); event !== undefined; event = events.shift()) yield event;
    if (over) break;
    await new Promise((resolve) => (wake = () => resolve(undefined)));
  }
  if (fault) throw fault;
}
