#!/usr/bin/env bash
# Makes .venv ready for one of: run, test, bench, corpus.  Asks nothing, says what is missing and which package brings it.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

say() { printf '%s\n' "$*"; }
fail() { say "$@" >&2; exit 1; }

find_python() {
  local candidate
  for candidate in "${PYTHON_FOR_SETUP:-}" python3 python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

on_debian_as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# install PACKAGE...: as root on Debian at once, else the one command to type.
install() {
  if on_debian_as_root; then
    say "Installing $* …"
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null \
      || fail "These packages could not be installed: $*" "Look at the message above, then run make again."
  else
    fail "Missing from this system: $*" "Type this, then run make again:" "    sudo apt-get install $*" \
      "(on another system, its packages of the same libraries)"
  fi
}

# The shared libraries that Qt loads, each with the Debian package that brings it.
qt_libraries='libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libEGL.so.1 libegl1
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libgssapi_krb5.so.2 libgssapi-krb5-2'
window_libraries='libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0'
typesetting_libraries='libpango-1.0.so.0 libpango-1.0-0
libpangoft2-1.0.so.0 libpangoft2-1.0-0
libharfbuzz-subset.so.0 libharfbuzz-subset0'

need_libraries() {
  command -v ldconfig >/dev/null || PATH=$PATH:/sbin:/usr/sbin
  command -v ldconfig >/dev/null || return 0
  local known missing=() library package
  known=$(ldconfig -p)
  while read -r library package; do
    case "$known" in *"$library"*) ;; *) missing+=("$package") ;; esac
  done <<<"$1"
  [ ${#missing[@]} = 0 ] || install "${missing[@]}"
}

if [ "$(uname)" = Linux ]; then
  need_libraries "$qt_libraries"
  case $purpose in
    run) need_libraries "$window_libraries" ;;
    corpus)
      need_libraries "$typesetting_libraries"
      command -v pdftotext >/dev/null || install poppler-utils
      ;;
  esac
fi

python=$(find_python) || { install python3 python3-venv; python=$(find_python); } \
  || fail "Python 3.11, 3.12 or 3.13 is needed; this system's python3 is another." "Install one of them, then run make again."
"$python" -c 'import ensurepip' 2>/dev/null || install python3-venv

case $purpose in
  run) extra='' ;;
  test) extra='[test]' ;;
  bench) extra='[test,bench]' ;;
  corpus) extra='[test,corpus]' ;;
  *) fail "setup.sh: run, test, bench or corpus, not '$purpose'" ;;
esac

# Nothing to do where the environment was made from these very files for this purpose.
wanted=$(cat pyproject.toml packaging/constraints.txt packaging/setup.sh | cksum)
stamp=.venv/ready-$purpose
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted $PWD" ]; then exit 0; fi

say "Setting up .venv for make $purpose (once; it downloads some 150 MB) …"
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
  rm -rf .venv
  "$python" -m venv .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint packaging/constraints.txt \
  --editable ".$extra" 2> >(grep -v '^WARNING: Location' >&2) \
  || fail "The packages could not be installed; the message above says why (network? disk?)." "Run make again when that is mended."
.venv/bin/python -c 'import PySide6.QtWidgets' \
  || fail "Qt cannot be loaded; the message above names the library. Install the package that brings it, then run make again."
printf '%s' "$wanted $PWD" >"$stamp"
