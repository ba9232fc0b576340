"""python -m pipelines.safety WORD ...: each word as it stands in words/hidden.txt."""

import sys

from pipelines.safety.rules import hidden

if __name__ == "__main__":
    for word in sys.argv[1:]:
        print(hidden(word))
