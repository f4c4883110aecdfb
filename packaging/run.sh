#!/usr/bin/env bash
# Opens the reader; where there is no display, says so and shows what the command line can do.
set -euo pipefail
cd "$(dirname "$0")/.."
reader=.venv/bin/trade-reader

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open."
  echo "This is what the command line does with the bundled documents:"
  show() { printf '\n$ trade-reader %s\n' "$*"; "$reader" "$@"; }
  show import corpus/documents
  show list
  show search 特别301条款 --limit 5
  show lookup NAFTA
  printf '\n'
  exec "$reader" --help
fi
exec "$reader"
