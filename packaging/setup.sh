#!/usr/bin/env bash
# Makes everything that WolofSearch needs to run: the Debian packages, the Python environment in .venv, the Python
# packages in it. Ready at once when nothing changed since the last time, safe to interrupt, silent on standard output
# so that `make run` may print JSON there. With the word "test" it also installs what only the tests need.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec >&2

venv=.venv
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf 'setup: %s\n' "$*"; }
stop() {
    say "$*"
    exit 1
}

# Runs a command quietly; shows the end of what it said only when it fails.
quietly() {
    local status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ "$status" = 0 ] || tail -n 40 "$log"
    return "$status"
}

key_of() { { pwd; cat "$@"; } | cksum; }
is_stamped() { [ -f "$venv/$1" ] && [ "$(cat "$venv/$1")" = "$2" ]; }
stamp() { printf '%s\n' "$2" >"$venv/$1.part" && mv "$venv/$1.part" "$venv/$1"; }

# ---------------------------------------------------------------------------------------------------------- Debian --

packages_in() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }
is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Without the lock's descriptor: a service that a package starts would hold the lock for ever.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@" 9<&-
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@" 9<&-
    fi
}

# Nothing that a person installed is ever removed for our sake (another sound server, for instance).
apt_install() {
    as_root apt-get install -y -q --no-install-recommends --no-remove -o DPkg::Lock::Timeout=120 "$@"
}

# Installs those of the packages that are missing; returns 1 and says what to do when it cannot.
debian() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        [ "$(uname)" != Linux ] || say "this system has no apt-get; the libraries wanted have these names in Debian: $*"
        return 0
    fi
    local package missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then
        say "installing Debian packages: ${missing[*]}"
        # The lists may be missing or old: fetch them only when the first try says so.
        apt_install "${missing[@]}" >"$log" 2>&1 </dev/null && return 0
        as_root apt-get update -q >"$log" 2>&1 </dev/null || true
        quietly apt_install "${missing[@]}" && return 0
    fi
    say "some Debian packages are missing; please run:"
    say "  sudo apt-get install --no-install-recommends ${missing[*]}"
    return 1
}

# ---------------------------------------------------------------------------------------------------------- Python --

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if is_new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# What building hnswlib and making the environment take, besides Python itself; Debian ships these apart.
require_build_tools() {
    local python=$1
    "$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv ||
        stop "this Python cannot make environments (Debian: python3-venv)."
    command -v g++ >/dev/null || debian g++ || stop "a C++ compiler is missing (Debian: g++)."
    "$python" -c 'import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' || debian python3-dev ||
        stop "the headers of Python are missing (Debian: python3-dev)."
}

make_environment() {
    local python torch status=0
    # A run that was killed in the middle may have left half a package behind: start again from nothing.
    if [ -e "$venv/.setup-unfinished" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        rm -rf "$venv"
    fi
    python=$(find_python) || stop "Python 3.11 or newer is needed; this computer has $(python3 --version 2>&1 || true)." \
        "Install it (Debian 12 and newer: apt-get install python3 python3-venv), or name it: make setup PYTHON=/path/to/python3.12"
    require_build_tools "$python"
    if [ ! -d "$venv" ]; then
        say "making the Python environment in $venv"
        quietly "$python" -m venv "$venv" || { rm -rf "$venv" && stop "the environment could not be made."; }
    fi
    # Torch goes first and by its exact version: resolved together with the rest, it may come in a far bigger build.
    torch=$("$venv/bin/python" -c 'import tomllib
with open("pyproject.toml", "rb") as file:
    wanted = tomllib.load(file)["project"]["optional-dependencies"]["build"]
print(next(name for name in wanted if name.startswith("torch==")))')
    : >"$venv/.setup-unfinished"
    say "installing Python packages (the first time: some minutes, 1.6 GB)"
    { pip_install "$torch" && pip_install -e '.[build,dev,research]'; } || status=$?
    if [ "$status" != 0 ]; then
        # pip that gave up leaves whole packages behind, pip that was killed does not.
        [ "$status" -gt 2 ] || rm -f "$venv/.setup-unfinished"
        stop "the Python packages could not be installed; check the network and the disk, then run it again."
    fi
    rm -f "$venv/.setup-unfinished"
}

pip_install() { quietly "$venv/bin/python" -m pip install --no-input --disable-pip-version-check "$@"; }

# ------------------------------------------------------------------------------------------------------------ main --

lists=(packaging/debian-packages.txt)
[ "${1:-}" != test ] || lists+=(packaging/debian-packages-test.txt)

# Two set-ups at a time would break each other's environment: the second waits for the first.
if command -v flock >/dev/null; then
    exec 9<packaging
    flock 9
fi

python_key=$(key_of pyproject.toml packaging/setup.sh)
debian_stamp=.setup-debian${1:+-$1}
debian_key=$(key_of "${lists[@]}" packaging/setup.sh)

if [ ! -x "$venv/bin/python" ] || [ -e "$venv/.setup-unfinished" ] || ! is_stamped .setup-python "$python_key"; then
    make_environment
    stamp .setup-python "$python_key"
fi
if ! is_stamped "$debian_stamp" "$debian_key"; then
    # What is missing hurts only the window or the microphone: say so, and let the rest work.
    # shellcheck disable=SC2046 # one word a package
    if debian $(packages_in "${lists[@]}"); then
        stamp "$debian_stamp" "$debian_key"
    fi
fi
