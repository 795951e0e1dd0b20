#!/usr/bin/env bash
# Tries the packages that build.sh made, the way people meet them; slow, and run by `make package-test`:
#   the portable tar on a "stick": smoke test, then everything a person does, while the user's folders are watched;
#   the Debian package in a clean Debian made by debootstrap: installed, asked, removed (wants root and a mirror).
# With the word "tar" or "deb", only one of them.
# Ends with the line "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=$PWD/build/packages
work=$PWD/build/trial
clean=$PWD/build/root/clean
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
tar=$packages/wolofsearch-$version-linux-$(uname -m).tar.xz
deb=$packages/wolofsearch_${version}_$(dpkg --print-architecture).deb
LIMIT_BYTES=120000000
passed=0
failed=0

check() { # what, command…
    local what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$what"
        tail -n 30 "$work/said" | sed 's/^/        /'
    fi
}

is_small() { # package
    local bytes
    bytes=$(stat -c %s "$1")
    echo "$bytes bytes, at most $LIMIT_BYTES"
    [ "$bytes" -le "$LIMIT_BYTES" ]
}

# ----------------------------------------------------------------------------------------------------------- stick --

on_stick() { # command…: as a user whose folders are watched
    mkdir -p "$work/user"/{home,tmp,cache,config,data,state} && mkdir -p -m 700 "$work/user/run"
    env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
        HOME="$work/user/home" TMPDIR="$work/user/tmp" XDG_CACHE_HOME="$work/user/cache" \
        XDG_CONFIG_HOME="$work/user/config" XDG_DATA_HOME="$work/user/data" XDG_STATE_HOME="$work/user/state" \
        XDG_RUNTIME_DIR="$work/user/run" "$@"
}

use_stick() {
    local stick=$1 asked=$work/question.json
    mkdir -p "$stick/documents"
    cp assets/sample/documents/agriculture/* "$stick/documents/"
    on_stick "$stick/wolofsearch" import "$stick/documents" &&
        on_stick "$stick/wolofsearch" search assets/sample/questions/01.wav --json >"$asked" &&
        grep -q '"results"' "$asked" &&
        on_stick "$stick/wolofsearch" model use "$(sed -n 's/.*"id": "\(wolofsearch-small[^"]*\)".*/\1/p' "$asked" | head -n 1)" &&
        on_stick "$stick/wolofsearch" doctor &&
        on_stick timeout --preserve-status -s INT 20 "$stick/wolofsearch" &&
        [ -f "$stick/data/settings.json" ] && [ -f "$stick/data/library/library.db" ]
}

nothing_elsewhere() {
    find "$work/user" ! -type d | tee "$work/written"
    [ ! -s "$work/written" ]
}

moved_stick_answers() {
    mv "$1" "$2" &&
        on_stick "$2/wolofsearch" search --text "Quand semer le mil ?" --json >"$work/moved.json" &&
        grep -q "semis-du-mil.pdf" "$work/moved.json"
}

loads_addon() {
    mv build/gpu "$1/gpu" && on_stick "$1/wolofsearch" doctor --json >"$work/addon.json"
    cat "$work/addon.json"
    python3 - "$work/addon.json" <<'PYTHON'
import json
import sys

told = {check["name"]: check for check in json.load(open(sys.argv[1], encoding="utf-8"))["checks"]}
# The processor is no GPU, and said to be none.
sys.exit("(CPU)" not in told["gpu_addon"]["sentence"] or told["self_test"]["status"] != "ok")
PYTHON
}

the_tar() {
    local name
    name=$(basename "$tar" .tar.xz)
    check "the portable tar is at most $((LIMIT_BYTES / 1000000)) MB" is_small "$tar"
    check "it unpacks" tar -C "$work" -xf "$tar"
    check "smoke test of the frozen program" python3 packaging/smoke.py "$work/$name/wolofsearch"
    check "import, search, settings and window on the stick" use_stick "$work/$name"
    check "nothing is written elsewhere" nothing_elsewhere
    check "the stick works in another place" moved_stick_answers "$work/$name" "$work/elsewhere"
    check "still nothing is written elsewhere" nothing_elsewhere
    check "a GPU add-on is made for it (without a GPU: of the plain ONNX Runtime)" \
        python3 packaging/gpu_addon.py cpu "$work/elsewhere"
    check "beside the program it is loaded" loads_addon "$work/elsewhere"
    rm -f "$work/elsewhere/portable.txt"
    on_stick "$work/elsewhere/wolofsearch" model use wolofsearch-small-5 >/dev/null 2>&1
    check "without the marker, the watch sees what is written" test -s "$work/user/data/wolofsearch/settings.json"
}

# ---------------------------------------------------------------------------------------------------------- Debian --

root=$work/root

inside() { # command…
    chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"
}

as_user() { # command…
    inside su -s /bin/sh reader -c "cd; LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen $*"
}

make_root() {
    [ -e "$clean/etc/debian_version" ] ||
        debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$clean" || return 1
    cp -a "$clean" "$root" &&
        cp /etc/resolv.conf "$root/etc/resolv.conf" &&
        mount -t proc proc "$root/proc" &&
        mount --bind /dev "$root/dev" &&
        inside apt-get update -q &&
        inside useradd -m reader
}

drop_root() {
    umount "$root/proc" "$root/dev" 2>/dev/null
    mountpoint -q "$root/dev" || rm -rf "$root"
}

# All that a package could leave behind; what apt and dpkg keep of every package is theirs.
files_of_root() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./home -o -path ./var/lib/dpkg \
        -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \) -prune -o -print | sort)
}

green_but_for_the_computer() {
    as_user "wolofsearch doctor --json" >"$work/doctor.json"
    cat "$work/doctor.json"
    python3 - "$work/doctor.json" <<'PYTHON'
import json
import sys

told = json.load(open(sys.argv[1], encoding="utf-8"))
wrong = {check["name"] for check in told["checks"] if check["status"] != "ok"}
print("not green:", sorted(wrong))
sys.exit(not told["ok"] or not wrong <= {"microphone", "speakers", "libreoffice", "calibre"})
PYTHON
}

answers_a_question() {
    cp assets/sample/questions/02.wav "$root/home/reader/question.wav"
    as_user "wolofsearch search question.wav --json" >"$work/answer.json" || return 1
    grep -q "prevention-du-paludisme.docx" "$work/answer.json"
}

knows_its_files() { # what the desktop will say of a file of ours
    as_user "touch x.woloflib x.wolofmodel" &&
        grep -q "application/x-wolofsearch-library:.*woloflib" "$root/usr/share/mime/globs" &&
        grep -q "application/x-wolofsearch-model:.*wolofmodel" "$root/usr/share/mime/globs" &&
        inside test -x /usr/bin/wolofsearch -a -f /usr/share/applications/wolofsearch.desktop
}

window_opens() {
    as_user "timeout --preserve-status -s INT 30 wolofsearch" || return 1
    [ -f "$root/home/reader/.local/share/wolofsearch/sample-library/library.db" ]
}

nothing_left() {
    files_of_root >"$work/after"
    diff "$work/before" "$work/after" && ! grep wolofsearch "$work/after"
}

data_is_there() {
    (cd "$root/home" && find . -type f -exec sha256sum {} + | sort) >"$work/data-after"
    diff "$work/data-before" "$work/data-after" && [ -s "$work/data-after" ]
}

the_deb() {
    check "the Debian package is at most $((LIMIT_BYTES / 1000000)) MB" is_small "$deb"
    if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
        printf 'skipped the clean Debian: it wants root and debootstrap\n'
        return
    fi
    trap drop_root EXIT
    check "a clean Debian is made" make_root
    cp "$deb" "$root/tmp/wolofsearch.deb"
    # Installed and removed once before, so that the packages that it asks for are there before and after.
    check "it installs, with what it recommends" inside apt-get install -y -q --install-recommends /tmp/wolofsearch.deb
    check "it is removed unused" inside apt-get purge -y -q wolofsearch
    files_of_root >"$work/before"
    check "it installs again" inside apt-get install -y -q /tmp/wolofsearch.deb
    check "doctor is green but for the microphone" green_but_for_the_computer
    check "a spoken sample question is answered" answers_a_question
    check "the window opens and closes" window_opens
    check "its kinds of files are known" knows_its_files
    (cd "$root/home" && find . -type f -exec sha256sum {} + | sort) >"$work/data-before"
    check "it is removed" inside apt-get purge -y -q wolofsearch
    check "the user's data are as they were" data_is_there
    check "nothing else is left" nothing_left
}

rm -rf "$work" && mkdir -p "$work"
for package in "$tar" "$deb"; do
    [ -f "$package" ] || { echo "$package is missing: make package" >&2 && exit 1; }
done
[ "${1:-tar}" != tar ] || the_tar
[ "${1:-deb}" != deb ] || the_deb
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
