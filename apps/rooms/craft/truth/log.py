"""The log: every move ever made in a house, as a tree. Nothing is lost; undo, redo, branches and the map are views."""

from dataclasses import dataclass

from apps.rooms.craft.truth.state import Refusal, State, apply, beginning, replay

FIRST = 0
"""The node before any move: the first room, just entered."""


@dataclass(frozen=True, slots=True)
class Node:
    """One move and what it followed. Only the first node has no parent and no move."""

    id: int
    parent: int | None
    move: str


class Log:
    """Moves are only ever added. `head` is the node one stands at; moving it changes no node."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.nodes: list[Node] = [Node(FIRST, None, "")]
        self.head = FIRST
        self.state: State = beginning(seed)
        self._children: dict[int, list[int]] = {}
        self._left: dict[int, int] = {}

    def add(self, move: str) -> Refusal | None:
        """Do a move at the head. The same move done again at the same place goes on along its old branch. Returns a
        Refusal and changes nothing when it is not allowed."""
        after = apply(self.state, move)
        if isinstance(after, Refusal):
            return after
        known = next((child for child in self.children(self.head) if self.nodes[child].move == move), None)
        if known is None:
            known = len(self.nodes)
            self.nodes.append(Node(known, self.head, move))
            self._children.setdefault(self.head, []).append(known)
        self._left[self.head] = known
        self.head, self.state = known, after
        return None

    def undo(self) -> bool:
        """Step back one move. False at the beginning."""
        parent = self.nodes[self.head].parent
        if parent is None:
            return False
        self.jump(parent)
        return True

    def redo(self) -> bool:
        """Step on along the branch that was last stood on from here. False where nothing follows."""
        child = self._left.get(self.head)
        if child is None:
            return False
        self.jump(child)
        return True

    def jump(self, node: int) -> None:
        """Stand at any node; redo then knows the way to it. Raises IndexError where there is none."""
        if not 0 <= node < len(self.nodes):
            raise IndexError(f"the log has no node {node}")
        self.head = node
        at = self.nodes[node]
        while at.parent is not None:
            self._left[at.parent] = at.id
            at = self.nodes[at.parent]
        self.state = replay(self.seed, self.branch(node))

    def branch(self, node: int | None = None) -> str:
        """The moves from the beginning to a node (the head when none is named), as one text."""
        moves: list[str] = []
        at = self.nodes[self.head if node is None else node]
        while at.parent is not None:
            moves.append(at.move)
            at = self.nodes[at.parent]
        return " ".join(reversed(moves))

    def children(self, node: int) -> list[int]:
        """What was done at a node, in the order it was first done."""
        return list(self._children.get(node, ()))

    def siblings(self, node: int) -> list[int]:
        """What else was done where this move was done, in the order it was first done."""
        parent = self.nodes[node].parent
        return [] if parent is None else [child for child in self.children(parent) if child != node]
