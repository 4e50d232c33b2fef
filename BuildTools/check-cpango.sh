#!/usr/bin/env bash
# What Sources/CPango says of Cairo and Pango is what the libraries' own headers say.
set -euo pipefail
cd "$(dirname "$0")/.."

read -ra flags <<<"$(pkg-config --cflags pangocairo)"
clang -x c -fsyntax-only -Werror -DCPANGO_CHECKED "${flags[@]}" -include Sources/CPango/shim.h /dev/null
