#!/usr/bin/env bash
# Installs the system libraries that are missing, and says so where it cannot.
set -euo pipefail

# pkg-config name, Debian package, Homebrew formula
libraries=(
    "yaml-0.1 libyaml-dev libyaml"
    "zlib zlib1g-dev zlib"
    "libzstd libzstd-dev zstd"
    "libcrypto libssl-dev openssl@3"
    "libcurl libcurl4-openssl-dev curl"
    "libssl libssl-dev openssl@3"
    "libwebsockets libwebsockets-dev libwebsockets"
    "sqlite3 libsqlite3-dev sqlite"
    "pangocairo libpango1.0-dev pango"
)

if ! command -v swift >/dev/null; then
    echo "Swift 6.3 or later is needed: https://www.swift.org/install/" >&2
    exit 1
fi

missing=()
formulas=()
if ! command -v pkg-config >/dev/null; then
    missing+=(pkg-config)
    formulas+=(pkgconf)
fi
for library in "${libraries[@]}"; do
    read -r module package formula <<<"$library"
    if ! pkg-config --exists "$module" 2>/dev/null; then
        missing+=("$package")
        formulas+=("$formula")
    fi
done
# Charts need a font with Korean letters; macOS has one.
if command -v apt-get >/dev/null && ! fc-list :lang=ko family 2>/dev/null | grep -q .; then
    missing+=(fontconfig fonts-nanum)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
    echo "missing libraries; install them with: brew install ${formulas[*]}" >&2
    exit 1
fi
