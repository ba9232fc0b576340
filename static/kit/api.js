/**
 * A job's name and its payload -> wire events, one by one, none twice. Speaks through @gradio/client, because only that
 * carries a visitor's ZeroGPU quota; knows no world.
 */
import { Client } from "@gradio/client";

const HANDSHAKE_MS = 2000; // the page around a Space answers within a few ms, or is not there at all
const HANDSHAKE_POLL_MS = 25;

/** @typedef {{ kind: string, seq?: number, t_s?: number, [field: string]: any }} WireEvent */

/** What went wrong, in words for a visitor. */
export class JobError extends Error {
  /** @param {{ code: string, says: string, retryable: boolean }} fault */
  constructor({ code, says, retryable }) {
    super(says);
    this.name = "JobError";
    this.code = code;
    this.says = says;
    this.retryable = retryable;
  }
}

const FAULTS = {
  offline: { code: "offline", says: "The house cannot be reached just now. Is the network there?", retryable: true },
  full: { code: "queue_full", says: "Many visitors are waiting. Please try again in a moment.", retryable: true },
  lost: {
    code: "lost",
    says: "The line to the house broke. Nothing of yours is lost; please try again.",
    retryable: true,
  },
  broken: { code: "broken", says: "Something broke in the house. Please try once more.", retryable: true },
};

/**
 * What the client says of a failed call, told as a JobError. Our server puts the error's code into the title.
 * @param {{ message?: unknown, title?: unknown, broken?: boolean, code?: unknown }} status
 */
export function faultOf({ message, title, broken, code }) {
  const says = typeof message === "string" ? message : "";
  if (broken || /connection|failed to fetch|network/i.test(says)) return new JobError(FAULTS.lost);
  if (/queue is full/i.test(says)) return new JobError(FAULTS.full);
  if (typeof title === "string" && /^[a-z_]+$/.test(title) && says) {
    return new JobError({ code: title, says, retryable: title !== "invalid_request" });
  }
  if (code === "validation_error" && says) return new JobError({ code: "invalid_request", says, retryable: false });
  return new JobError(FAULTS.broken);
}

/**
 * Inside Hugging Face's own page the client asks its parent for the visitor's quota token, but only once the parent has
 * said that it can: a job sent before that would count as nobody's.
 * @param {any} [view]
 */
export async function handshake(view = globalThis) {
  const framed = view.parent !== view && /\.hf\.space$|\.dev\./.test(view.location?.hostname ?? "");
  for (let waited_ms = 0; framed && waited_ms < HANDSHAKE_MS; waited_ms += HANDSHAKE_POLL_MS) {
    if (view.supports_zerogpu_headers) return;
    await new Promise((resolve) => setTimeout(resolve, HANDSHAKE_POLL_MS));
  }
}

/**
 * What the client keeps of each stream: its last message, to make the next one from. It patches in place, also messages
 * that nobody has read yet; given a copy to patch, it leaves each message as it was said.
 * @returns {Record<string, unknown[]>}
 */
function lastMessages() {
  const copied = (/** @type {unknown[]} */ messages) =>
    new Proxy(messages, {
      get: (held, at) => (/^\d+$/.test(String(at)) ? structuredClone(held[Number(at)]) : Reflect.get(held, at)),
    });
  return new Proxy({}, { set: (streams, id, messages) => Reflect.set(streams, id, copied(messages)) });
}

/** The messages of one submission, as the client hands them out. @typedef {ReturnType<import("@gradio/client").Client["submit"]>} Submission */

/** One running job: iterate over it, once. */
export class Job {
  #opening;
  #cancelled = false;
  /** @type {Submission | null} */
  #submission = null;
  #silence;

  /** @param {Promise<Submission>} opening @param {(id: string) => void} [silence] stops the client from telling a job's last messages */
  constructor(opening, silence = () => {}) {
    this.#opening = opening;
    this.#silence = silence;
    this.#opening.catch(() => {}); // told to whoever iterates
  }

  /** Stops the job and frees the house for the next visitor; iterating ends without an error. */
  async cancel() {
    if (this.#cancelled) return;
    this.#cancelled = true;
    try {
      const submission = this.#submission ?? (await this.#opening);
      // without an id there is nothing to cancel yet; the client knows it as soon as the queue has answered
      const id = await /** @type {any} */ (submission).wait_for_id();
      if (id) this.#silence(id); // the client trips over the empty last message of a cancelled job
      await submission.cancel();
      await submission.return();
    } catch {
      // it had ended, or never began: either way it runs no more
    }
  }

  /** @returns {AsyncGenerator<WireEvent, void, void>} */
  async *[Symbol.asyncIterator]() {
    let seen = -1;
    try {
      this.#submission = await this.#opening;
      for await (const message of this.#submission) {
        if (this.#cancelled) return;
        if (message.type === "status") {
          if (message.stage === "error") throw faultOf(message);
          if (message.stage === "pending" && Number.isFinite(message.position)) {
            yield { kind: "queued", position: message.position, of: message.size ?? null, eta_s: message.eta ?? null };
          }
        } else if (message.type === "data") {
          for (const event of /** @type {WireEvent[]} */ (message.data ?? [])) {
            if (!event || typeof event !== "object") continue;
            if (typeof event.seq === "number") {
              if (event.seq <= seen) continue; // the last message of a stream says the last event again
              seen = event.seq;
            }
            if (event.kind === "failed") {
              throw new JobError({
                code: String(event.code),
                says: String(event.says),
                retryable: event.retryable === true,
              });
            }
            yield event;
          }
        }
      }
    } catch (fault) {
      if (this.#cancelled) return; // what the client says after our own cancel is not an error
      throw fault instanceof JobError ? fault : faultOf({ message: String(fault), broken: true });
    }
  }
}

export class Api {
  /** @type {Promise<import("@gradio/client").Client> | null} */
  #client = null;
  #origin;
  #connect;

  /** Connects at once, so that the first wish finds the line open. */
  static connect() {
    const api = new Api();
    api.#line().catch(() => {}); // a house that is down is told when something is asked of it
    return api;
  }

  /** @param {{ origin?: string, connect?: typeof Client.connect }} [given] */
  constructor({ origin = location.origin, connect = Client.connect.bind(Client) } = {}) {
    this.#origin = origin;
    this.#connect = connect;
  }

  /** @param {string} name such as "lofinity_press" @param {object} payload @returns {Job} */
  submit(name, payload) {
    /** @type {any} */
    let line = null;
    const opening = this.#line().then(async (client) => {
      await handshake();
      line = client;
      return client.submit(`/${name}`, { payload });
    });
    return new Job(this.#watch(opening), (id) => {
      if (line?.event_callbacks) line.event_callbacks[id] = async () => {};
    });
  }

  dispose() {
    this.#client?.then((client) => client.close()).catch(() => {});
    this.#client = null;
  }

  /** @returns {Promise<import("@gradio/client").Client>} */
  #line() {
    this.#client ??= this.#connect(this.#origin, { events: ["data", "status"], record_history: false }).then((client) =>
      Object.assign(client, { pending_diff_streams: lastMessages() }),
    );
    const line = this.#client;
    return line.catch(() => {
      if (this.#client === line) this.#client = null; // the next wish tries again
      throw new JobError(FAULTS.offline);
    });
  }

  /** A house that was started anew knows nothing of an old line: after a break the next job opens a new one. @param {Promise<Submission>} opening */
  async #watch(opening) {
    const submission = await opening;
    const client = this.#client;
    const next = submission.next.bind(submission);
    submission.next = async () => {
      const step = await next();
      const value = /** @type {any} */ (step.value);
      if (value?.type === "status" && value.stage === "error" && (value.broken || value.session_not_found)) {
        if (this.#client === client) this.#client = null;
      }
      return step;
    };
    return submission;
  }
}
