#!/usr/bin/env bash
# Every public declaration of the contract and the façades has a doc comment; names those that have none.
set -euo pipefail
cd "$(dirname "$0")/.."

swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null 2>&1
python3 - "$@" <<'PYTHON'
import glob, json, sys

modules = [
    "PluginAPI", "YAML", "Cipher", "Digest", "Compression", "HTTP", "WebSocket", "Recording", "KIS", "Engine",
    "PluginTesting", "LoopbackServer", "Charts",
]
missing, total = [], 0
for module in modules:
    for path in glob.glob(f".build/*/symbolgraph/{module}.symbols.json"):
        for symbol in json.load(open(path))["symbols"]:
            if "::SYNTHESIZED::" in symbol["identifier"]["precise"] or "location" not in symbol:
                continue
            total += 1
            if "docComment" not in symbol:
                position = symbol["location"]
                line = position["position"]["line"] + 1
                missing.append(f"{position['uri'].removeprefix('file://')}:{line}: {'.'.join(symbol['pathComponents'])}")
print(f"{total - len(missing)} of {total} public declarations are documented")
for entry in sorted(set(missing)):
    print(f"  undocumented: {entry}")
sys.exit(1 if missing or not total else 0)
PYTHON
