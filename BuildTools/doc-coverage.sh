#!/usr/bin/env bash
# Every public declaration of the contract and the façades has a doc comment; names those that have none.
set -euo pipefail
cd "$(dirname "$0")/.."

modules=(
    PluginAPI YAML Cipher Digest Compression HTTP WebSocket Recording KIS Engine PluginTesting LoopbackServer Charts
)

graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
target=$(swift -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')
maps=()
for map in Sources/*/module.modulemap .build/checkouts/*/Sources/*/module.modulemap; do
    maps+=(-Xcc "-fmodule-map-file=$map")
done
# The modules as they were last built; `swift package dump-symbol-graph` would build them again if that was with flags.
for module in "${modules[@]}"; do
    swift-symbolgraph-extract -module-name "$module" -I .build/debug/Modules -target "$target" "${maps[@]}" \
        -minimum-access-level public -skip-synthesized-members -output-dir "$graphs"
done

python3 - "$graphs" "${modules[@]}" <<'PYTHON'
import json, sys

graphs, *modules = sys.argv[1:]
missing, total = [], 0
for module in modules:
    for symbol in json.load(open(f"{graphs}/{module}.symbols.json"))["symbols"]:
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
