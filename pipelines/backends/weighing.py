"""What loaded modules take of the memory, by their tensors. Imports no model library."""

from itertools import chain
from typing import Any


def bytes_of(*modules: Any) -> int:
    """Bytes of all parameters and buffers of torch `modules`, each tensor once; those on no device at all count 0."""
    tensors = {id(one): one for module in modules for one in chain(module.parameters(), module.buffers())}
    return sum(one.numel() * one.element_size() for one in tensors.values() if one.device.type != "meta")
