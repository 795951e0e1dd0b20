#!/usr/bin/env bash
# Puts what a Linux desktop reads below a prefix: install_desktop_files.sh PREFIX ICONS
# (desktop entry, icons, kinds of files, metadata, man page). The Debian package, the AppImage and Flatpak use it.
set -eu
prefix=$1
icons=$2
here=$(dirname "${BASH_SOURCE[0]}")

install -Dm644 "$here/wolofsearch.desktop" "$prefix/share/applications/wolofsearch.desktop"
install -Dm644 "$here/wolofsearch-mime.xml" "$prefix/share/mime/packages/wolofsearch.xml"
install -Dm644 "$here/org.wolofsearch.WolofSearch.metainfo.xml" \
    "$prefix/share/metainfo/org.wolofsearch.WolofSearch.metainfo.xml"
install -Dm644 "$here/wolofsearch.svg" "$prefix/share/icons/hicolor/scalable/apps/wolofsearch.svg"
for size in 16 24 32 48 64 128 256 512; do
    install -Dm644 "$icons/wolofsearch-$size.png" "$prefix/share/icons/hicolor/${size}x$size/apps/wolofsearch.png"
done
mkdir -p "$prefix/share/man/man1"
gzip -9nc "$here/wolofsearch.1" >"$prefix/share/man/man1/wolofsearch.1.gz"
