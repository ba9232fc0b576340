/**
 * Everything that was ever done in a house, as a tree: undo, redo, branches and retellings are views of it, and nothing is
 * lost. Mirrors apps/rooms/craft/truth/log.py.
 */

/** @typedef {{ id: number, parent: number | null, move: string, again: number }} Node again: which retelling of the room that this move enters */
/** @typedef {{ nodes: Node[], head: number }} Written */

export class Log {
  /** @type {Map<number, Node>} */
  #nodes = new Map();
  /** @type {Map<number, number>} node -> the child that was left last: the way redo goes */
  #onward = new Map();
  head;

  /** @param {Written} [written] */
  constructor({ nodes, head } = { nodes: [{ id: 0, parent: null, move: "", again: 0 }], head: 0 }) {
    for (const node of nodes) this.#nodes.set(node.id, { ...node });
    this.head = head;
    for (const { id, parent } of nodes) if (parent !== null) this.#onward.set(parent, id);
    for (const { id, parent } of this.branch()) if (parent !== null) this.#onward.set(parent, id);
  }

  /** @param {number} id @returns {Node} */
  node(id) {
    const node = this.#nodes.get(id);
    if (!node) throw new RangeError(`No node ${id}`);
    return node;
  }

  get size() {
    return this.#nodes.size;
  }

  /** From the first room to a node. @param {number} [id] @returns {Node[]} */
  branch(id = this.head) {
    const way = [];
    for (let at = /** @type {number | null} */ (id); at !== null; at = this.node(at).parent) way.push(this.node(at));
    return way.reverse();
  }

  /** The branch as the server reads it. @param {number} [id] */
  moves(id = this.head) {
    return this.branch(id)
      .slice(1)
      .map(({ move }) => move)
      .join(" ");
  }

  /** A move from where one is; the same move again goes the way it went before. @param {string} move @param {number} [again] @returns {Node} */
  add(move, again = 0) {
    const known = this.children(this.head).find((node) => node.move === move && node.again === again);
    return this.#go(known ?? this.#grow(this.head, move, again));
  }

  /** The same room told once more, beside the one that stands. @param {number} id @returns {Node} */
  retell(id) {
    const { parent, move } = this.node(id);
    const again = Math.max(...this.retellings(id).map((node) => node.again)) + 1;
    return this.#go(this.#grow(parent, move, again));
  }

  /** All tellings of the room that this node enters, the first one first. @param {number} id @returns {Node[]} */
  retellings(id) {
    const { parent, move } = this.node(id);
    return [...this.#nodes.values()].filter((node) => node.parent === parent && node.move === move);
  }

  /** @param {number | null} id @returns {Node[]} */
  children(id) {
    return [...this.#nodes.values()].filter((node) => node.parent === id);
  }

  /** The ends of all branches, the one we are on last. @returns {Node[]} */
  tips() {
    const parents = new Set([...this.#nodes.values()].map(({ parent }) => parent));
    return [...this.#nodes.values()].filter(({ id }) => !parents.has(id));
  }

  get canUndo() {
    return this.node(this.head).parent !== null;
  }

  get canRedo() {
    return this.#onward.has(this.head);
  }

  undo() {
    const { parent } = this.node(this.head);
    if (parent === null) return false;
    this.#onward.set(parent, this.head);
    this.head = parent;
    return true;
  }

  redo() {
    const next = this.#onward.get(this.head);
    if (next === undefined) return false;
    this.head = next;
    return true;
  }

  /** To any place that was ever reached. @param {number} id */
  goTo(id) {
    this.head = this.node(id).id;
    for (const node of this.branch()) if (node.parent !== null) this.#onward.set(node.parent, node.id);
  }

  /** @returns {Written} */
  written() {
    return { nodes: [...this.#nodes.values()].map((node) => ({ ...node })), head: this.head };
  }

  /** @param {number | null} parent @param {string} move @param {number} again @returns {Node} */
  #grow(parent, move, again) {
    const id = Math.max(...this.#nodes.keys()) + 1;
    const node = { id, parent, move, again };
    this.#nodes.set(id, node);
    return node;
  }

  /** @param {Node} node */
  #go(node) {
    if (node.parent !== null) this.#onward.set(node.parent, node.id);
    this.head = node.id;
    return node;
  }
}
