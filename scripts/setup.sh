#!/usr/bin/env bash
# Make .venv and install the program into it, as often as needed: setup.sh venv [EXTRA…] | setup.sh qt | setup.sh screen | setup.sh readers
#
#   venv [EXTRA…]   finds a Python ≥ 3.11 (or takes $PYTHON), makes .venv, installs the exact versions of constraints.txt
#   qt              looks for the shared libraries that Qt needs; installs them by apt-get where it may, else names them
#   readers         looks for other people's PDF programs, which the tests read our files back with; installs them where it may
#   screen          looks for Xvfb, a screen that nobody sees, and for what Qt needs to show a window on it; installs likewise
#
# Where the system lacks something, it is installed only as root or through a sudo that asks no password, and only on
# Debian-like systems; everywhere else the script says what to install and ends with exit code 1.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $*"; exit 1; }

# The words that must stand before apt-get to be allowed to install: "env" for root, sudo without a password, else none.
apt_prefix() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then echo env; return 0; fi
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then echo "sudo -n env"; return 0; fi
  return 1
}

# Install system packages where we may; 1 where we may not or it did not work.
apt_install() {
  local prefix
  prefix=$(apt_prefix) || return 1
  say "Installing system packages: $*"
  $prefix DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2 || true  # a stale list may still do
  $prefix DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null || return 1
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if new_enough "$candidate"; then echo "$candidate"; return 0; fi
  done
  return 1
}

need_python() {
  local found
  if found=$(find_python); then echo "$found"; return 0; fi
  [ -z "${PYTHON:-}" ] || fail "PYTHON=$PYTHON is not a Python of version 3.11 or newer"
  if apt_install python3.11 python3.11-venv && found=$(find_python); then echo "$found"; return 0; fi
  fail "Python 3.11 or newer is needed, and none was found (tried python3, python3.11 … 3.14).
Install it, then run this again:
  Debian 12+, Ubuntu 24.04+:  apt-get install python3 python3-venv
  Ubuntu 22.04:               apt-get install python3.11 python3.11-venv
  macOS:                      brew install python@3.13
Or name one: make PYTHON=/path/to/python3 …"
}

# Debian ships venv apart from Python: without its `ensurepip` a new environment would have no pip.
need_ensurepip() {
  "$1" -c 'import venv, ensurepip' >/dev/null 2>&1 && return 0
  local package
  package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  apt_install "$package" && "$1" -c 'import venv, ensurepip' >/dev/null 2>&1 && return 0
  fail "$1 cannot make a virtual environment. Install $package, then run this again:
  apt-get install $package"
}

make_venv() {
  "$venv/bin/python" -m pip --version >/dev/null 2>&1 && new_enough "$venv/bin/python" && return 0
  local python
  python=$(need_python)
  need_ensurepip "$python"
  say "Making $venv with $("$python" --version 2>&1) …"
  "$python" -m venv --clear "$venv"
}

install_packages() {
  local extras
  extras=$(IFS=,; echo "$*")
  say "Installing the packages of constraints.txt${extras:+ (with: $extras)}; the first time this takes a minute or two …"
  # The build backend is pinned too, so it is installed here and not in an environment of pip's own making.
  "$venv/bin/python" -m pip install -qq -c constraints.txt hatchling editables
  "$venv/bin/python" -m pip install -qq -c constraints.txt --no-build-isolation -e ".${extras:+[$extras]}"
}

# The shared libraries, by soname, that Qt's parts used here (drawing, one of its platforms) need and the system lacks.
missing_libraries() {
  local qt
  qt=$("$venv/bin/python" -c 'import importlib.util, os; print(os.path.dirname(importlib.util.find_spec("PySide6").origin))')
  ldd "$qt"/Qt/lib/libQt6{Core,Gui,Widgets}.so.6 "$qt/Qt/plugins/platforms/libq$1.so" 2>/dev/null |
    awk '/=> not found/ { print $1 }' | sort -u || true
}

# The Debian package of a soname.
package_of() {
  case $1 in
    libEGL.so.*) echo libegl1 ;;
    libGL.so.*) echo libgl1 ;;
    libOpenGL.so.*) echo libopengl0 ;;
    libGLX.so.*) echo libglx0 ;;
    libxkbcommon.so.*) echo libxkbcommon0 ;;
    libfontconfig.so.*) echo libfontconfig1 ;;
    libfreetype.so.*) echo libfreetype6 ;;
    libdbus-1.so.*) echo libdbus-1-3 ;;
    libglib-2.0.so.* | libgthread-2.0.so.*) echo libglib2.0-0 ;;
    libX11.so.*) echo libx11-6 ;;
    libX11-xcb.so.*) echo libx11-xcb1 ;;
    libxkbcommon-x11.so.*) echo libxkbcommon-x11-0 ;;
    libxcb.so.*) echo libxcb1 ;;
    libxcb-*.so.*) soname=${1#libxcb-}; echo "libxcb-${soname%%.*}${1##*.}" ;;
    libz.so.*) echo zlib1g ;;
    libzstd.so.*) echo libzstd1 ;;
    libstdc++.so.*) echo libstdc++6 ;;
    *) return 1 ;;
  esac
}

# The libraries for a platform of Qt's: "offscreen" draws into memory, "xcb" shows windows on an X server.
setup_qt() {
  [ "$(uname -s)" = Linux ] || return 0
  local library package packages="" libraries
  libraries=$(missing_libraries "$1")
  [ -n "$libraries" ] || return 0
  for library in $libraries; do
    if package=$(package_of "$library"); then packages="$packages $package"; fi
  done
  packages=$(printf '%s\n' $packages | sort -u | paste -sd' ' -)
  if [ -n "$packages" ] && apt_install $packages; then
    libraries=$(missing_libraries "$1")
    [ -n "$libraries" ] || return 0
  fi
  fail "Qt needs shared libraries that this system lacks: $(echo $libraries)
Install them, then run this again:
  Debian, Ubuntu:  apt-get install $packages
  elsewhere:       the packages that hold these libraries"
}

has_screen() { command -v Xvfb >/dev/null 2>&1 && command -v xvfb-run >/dev/null 2>&1 && command -v xauth >/dev/null 2>&1; }

setup_screen() {
  [ "$(uname -s)" = Linux ] || fail "The pictures are taken on an X server without a screen (Xvfb), which only Linux has.
On a screen of your own:  $venv/bin/python scripts/take_screenshots.py"
  has_screen || { apt_install xvfb xauth && has_screen; } || fail "Xvfb is needed, a screen that nobody sees. Install it, then run this again:
  Debian, Ubuntu:  apt-get install xvfb xauth
  Fedora:          dnf install xorg-x11-server-Xvfb xorg-x11-xauth"
  setup_qt xcb
}

# Programs of others that the tests look at our files with, each by its Debian package. Tests that miss one say so and are skipped.
setup_readers() {
  local pair missing="" packages=""
  for pair in pdftoppm:poppler-utils gs:ghostscript qpdf:qpdf mutool:mupdf-tools; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || { missing="$missing ${pair%%:*}"; packages="$packages ${pair#*:}"; }
  done
  [ -n "$missing" ] || return 0
  apt_install $packages || say "Not here:$missing. The tests that read PDFs back with them will be skipped."
}

case ${1:-} in
  venv) shift; make_venv; install_packages "$@" ;;
  qt) setup_qt offscreen ;;
  screen) setup_screen ;;
  readers) setup_readers ;;
  *) fail "usage: scripts/setup.sh venv [EXTRA…] | qt | screen | readers" ;;
esac
