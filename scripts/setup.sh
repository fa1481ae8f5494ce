#!/bin/sh
# Makes ready what a target of the Makefile needs. What is there already is left alone, so only the
# first run, or the first after a lock file changed, needs a network.
#
#   setup.sh runtime   .venv/ with what Dateline runs on
#   setup.sh dev       the same, and what checks and tests it
#   setup.sh bench     the same, and what it is measured beside
#   setup.sh tools     for the tests: the npm packages, and the programs that "system" names
#   setup.sh system    a browser, Java, Node.js and a font with Kazakh letters, where missing:
#                      installed when run as root on Debian, otherwise named
set -eu
cd "$(dirname "$0")/.."
venv=.venv

say() { printf '%s\n' "$@" >&2; }
die() { say "$@"; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

is_python_311() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if have "$name" && is_python_311 "$name"; then printf '%s\n' "$name"; return; fi
    done
    found=$(python3 --version 2>&1 || true)
    die "Dateline needs Python 3.11 or newer; found: ${PYTHON:-${found:-none}}." \
        "Install one, or name it: make PYTHON=/path/to/python3"
}

make_venv() {
    if [ -x "$venv/bin/python" ] && is_python_311 "$venv/bin/python"; then return; fi
    python=$(find_python)
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        die "$python has no venv module. On Debian or Ubuntu: apt-get install python3-venv"
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv" || die "Could not make $venv (see above)."
}

# What an installed state was made from: the files named, the folder, and the interpreter.
key() { { cat "$@"; pwd; "$venv/bin/python" --version; } | cksum; }
is_current() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-cache-dir "$@" ||
        die "" "Could not install Python packages into $venv (see above)." \
            "The first run needs a network, or a package index that pip is set up for."
}

install_lock() {
    name=$1 lock=requirements/$1.lock
    wanted=$(key "$lock" pyproject.toml)
    is_current "$venv/$name.key" "$wanted" && return
    say "Installing the Python packages of $lock"
    pip_install --require-hashes -r "$lock"
    if [ "$name" = runtime ]; then
        pip_install --no-deps --no-build-isolation --editable .
    fi
    printf '%s\n' "$wanted" >"$venv/$name.key"
}

has_browser() {
    for name in ${CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
        have "$name" && return 0
    done
    return 1
}
has_java() { have java && java -version >/dev/null 2>&1; }
has_kazakh_font() { have fc-list && fc-list :lang=kk family | grep -q .; }

missing_packages() {
    has_browser || printf ' chromium'
    has_java || printf ' default-jre-headless'
    have node || printf ' nodejs'
    have npm || printf ' npm'
    has_kazakh_font || printf ' fontconfig fonts-dejavu-core'
}

install_system() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && have apt-get; then
        say "Installing from the system's packages:$missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086 # a list of words
        { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >&2 ||
            die "" "Could not install:$missing (see above)."
        missing=$(missing_packages)
    fi
    [ -z "$missing" ] || die "The tests need programs which are not here. By their Debian names:$missing" \
        "Install them (on Debian, as root: apt-get install$missing)." \
        "A browser elsewhere can be named: make test CHROMIUM=/path/to/chromium"
}

install_node_packages() {
    wanted=$(key package-lock.json)
    is_current node_modules/.key "$wanted" && return
    say "Installing the npm packages of package-lock.json"
    npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
        --cache "$venv/cache/npm" >&2 ||
        die "" "Could not install the npm packages (see above). The first run needs a network."
    printf '%s\n' "$wanted" >node_modules/.key
}

case "${1:-}" in
runtime) make_venv; install_lock runtime ;;
dev | bench) make_venv; install_lock runtime; install_lock dev
    [ "$1" = dev ] || install_lock bench ;;
tools) make_venv; install_system; install_node_packages ;;
system) install_system ;;
*) die "usage: scripts/setup.sh runtime|dev|bench|tools|system" ;;
esac
