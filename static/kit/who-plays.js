/** The house -> who plays, told once it is known: while models are being loaded nobody can say. */

const AGAIN_MS = 2000;

/**
 * Fetches /doors.json and tells it; again every two seconds until the house knows who plays. Silent when the house does not answer.
 * @param {(doors: any) => void} tell @returns {() => void} stops asking
 */
export function whoPlays(tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let stopped = false;
  const ask = async () => {
    const answer = await fetch("/doors.json").catch(() => null);
    const doors = answer?.ok ? await answer.json().catch(() => null) : null;
    if (stopped) return;
    if (doors) tell(doors);
    if (!doors || doors.engine?.known === false) timer = setTimeout(ask, AGAIN_MS);
  };
  ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
