#!/usr/bin/env bash
# Builds the packages for Linux, from nothing but this repository and Python packages, into build/packages:
#   build.sh program    the frozen program alone, into build/frozen
#   build.sh            the program, a portable tar, a Debian package and the bill of materials
# One recipe, twice the same program: the clock, the order of files and the seed of Python's hashes are fixed.
# PACKAGE_LEVEL=0 packs quickly and loosely, for trying a change; the packages that people get are packed at 6.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv=build/venv
out=build/packages
program=build/frozen/wolofsearch
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
level=${PACKAGE_LEVEL:-6}

say() { printf 'package: %s\n' "$*" >&2; }
stop() {
    say "$*"
    exit 1
}

# An environment of run-time packages only: what is not in it cannot get into the program.
make_environment() {
    local key
    key=$(cat pyproject.toml packaging/build.sh | cksum)
    [ ! -f "$venv/.stamp" ] || [ "$(cat "$venv/.stamp")" != "$key" ] || return 0
    say "making the environment of the build in $venv"
    rm -rf "$venv"
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" packaging/requirements.py >"$venv/wanted.txt"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check -r "$venv/wanted.txt"
    # hnswlib compiles itself for the processor at hand unless it is told not to, and stops on an older one: no wheel of
    # another build may be taken.
    HNSWLIB_NO_NATIVE=1 "$venv/bin/python" -m pip install -q --disable-pip-version-check \
        --no-cache-dir --no-binary hnswlib 'hnswlib>=0.8,<0.9'
    printf '%s\n' "$key" >"$venv/.stamp"
}

# PortAudio wants a JACK library to ask whether there is a JACK server. This one says there is none.
make_no_jack() {
    local portaudio
    portaudio=$(ldconfig -p | sed -n 's/.*libportaudio\.so\.2 .*=> //p' | head -n 1)
    [ -n "$portaudio" ] || stop "PortAudio is missing (Debian: libportaudio2)."
    mkdir -p build/no-jack
    {
        nm -D --undefined-only "$portaudio" | sed -n 's/.* U \(jack_[a-z_]*_size\)$/int \1(void) { return 64; }/p'
        nm -D --undefined-only "$portaudio" | sed -n '/_size$/d; s/.* U \(jack_[a-z_]*\)$/void *\1(void) { return 0; }/p'
    } >build/no-jack/no_jack.c
    cc -shared -fPIC -s -Wl,-soname,libjack.so.0 -o build/no-jack/libjack.so.0 build/no-jack/no_jack.c
}

freeze() {
    make_environment
    make_no_jack
    "$venv/bin/python" packaging/icons.py build/icons
    say "freezing the program"
    "$venv/bin/python" -m PyInstaller --noconfirm --log-level ERROR \
        --distpath build/frozen --workpath build/work packaging/wolofsearch.spec
    # What was compiled on this computer still holds what a debugger reads.
    find "$program" \( -name 'hnswlib*.so' -o -name 'libpython3*' -o -path '*/lib-dynload/*.so' \) -type f \
        -exec strip --strip-unneeded {} +
    "$venv/bin/python" packaging/check_program.py "$program"
}

# The same bytes from the same files: sorted, without owners, all of one date.
pack() { # folder, name of the folder in the archive, archive
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$1" -cf - "$2" |
        xz "-$level" -T0 >"$3.part"
    mv "$3.part" "$3"
}

make_tar() {
    local name=wolofsearch-$version-linux-$(uname -m)
    say "packing $name.tar.xz"
    rm -rf "build/portable" && mkdir -p "build/portable" "$out"
    cp -a "$program" "build/portable/$name"
    cp packaging/portable.txt LICENSE NOTICE "build/portable/$name/"
    pack build/portable "$name" "$out/$name.tar.xz"
}

make_deb() {
    local root=build/debian architecture
    architecture=$(dpkg --print-architecture)
    say "packing wolofsearch_${version}_$architecture.deb"
    rm -rf "$root" && mkdir -p "$out" "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin"
    cp -a "$program" "$root/usr/lib/wolofsearch"
    ln -s ../lib/wolofsearch/wolofsearch "$root/usr/bin/wolofsearch"
    bash packaging/linux/install_desktop_files.sh "$root/usr" build/icons
    install -Dm644 LICENSE "$root/usr/share/doc/wolofsearch/copyright"
    install -m644 NOTICE "$root/usr/share/doc/wolofsearch/NOTICE"
    sed -e "s/@version@/$version/" -e "s/@architecture@/$architecture/" \
        -e "s/@size@/$(du -sk "$root/usr" | cut -f1)/" packaging/linux/control.in >"$root/DEBIAN/control"
    find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
    find "$root" -type d -exec chmod 755 {} +
    dpkg-deb --root-owner-group -Zxz "-z$level" --build "$root" "$out/wolofsearch_${version}_$architecture.deb" >/dev/null
}

# What the program is made of, for whoever has to answer for it.
make_bill() {
    mkdir -p "$out"
    "$venv/bin/python" packaging/sbom.py "$program" >"$out/wolofsearch-$version.cdx.json"
}

freeze
[ "${1:-all}" = program ] && exit
make_tar
make_deb
make_bill
ls -l "$out" >&2
