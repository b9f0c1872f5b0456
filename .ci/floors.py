"""Hold a printed score against .ci/floors.toml: each line's figure must stand at its floor or above."""

import re
import sys
import tomllib
from pathlib import Path

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
LINE = re.compile(r"^(?P<name>\S.*?)\s+precision (?P<precision>[\d.]+)\s+recall (?P<recall>[\d.]+)\s+F1 (?P<f1>[\d.]+)")


def main() -> int:
    """Exit 1 with every figure below its floor; a floor whose line is missing counts as below."""
    seen = {m["name"]: float(m["f1"]) for line in sys.stdin if (m := LINE.match(line))}
    below = [f"{name}: {seen.get(name, 'missing')} < {floor}" for name, floor in FLOORS.items() if seen.get(name, -1.0) < floor]
    print("\n".join(f"below its floor: {line}" for line in below) or f"all {len(FLOORS)} figures at their floors or above")
    return bool(below)


if __name__ == "__main__":
    sys.exit(main())
