#!/bin/sh
# Writes requirements/*.lock again from pyproject.toml and requirements/*.in: every package with its
# version and the digests of its files. Versions already locked stay unless "--upgrade" is given.
# The files name no package index: pip takes the one it is set up for.
set -eu
cd "$(dirname "$0")/.."

tools=build/lock-tools
if ! [ -x "$tools/bin/pip-compile" ]; then
    "${PYTHON:-python3}" -m venv --clear "$tools"
    "$tools/bin/python" -m pip install --quiet --no-cache-dir "pip-tools>=7.6,<8"
fi

compile() {
    "$tools/bin/pip-compile" --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --annotation-style line --cache-dir build/cache/pip-tools "$@"
}

compile "$@" --output-file requirements/runtime.lock pyproject.toml requirements/build.in
compile "$@" --output-file requirements/dev.lock requirements/dev.in
compile "$@" --output-file requirements/bench.lock requirements/bench.in
npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved \
    --no-audit --no-fund --cache build/cache/npm
