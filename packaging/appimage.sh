#!/usr/bin/env bash
# Makes an AppImage of the frozen program (packaging/build.sh program comes first). It wants `appimagetool` and the
# runtime that belongs to it on this computer, and downloads neither.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
folder=build/WolofSearch.AppDir

rm -rf "$folder" && mkdir -p "$folder/usr/lib" build/packages
cp -a build/frozen/wolofsearch "$folder/usr/lib/wolofsearch"
bash packaging/linux/install_desktop_files.sh "$folder/usr" build/icons
cp packaging/linux/wolofsearch.desktop packaging/linux/wolofsearch.svg "$folder/"
ln -s usr/lib/wolofsearch/wolofsearch "$folder/AppRun"
[ "${1:-}" = folder ] && exit
command -v appimagetool >/dev/null || { echo "appimagetool is missing on this computer" >&2 && exit 1; }
ARCH=$(uname -m) appimagetool --no-appstream "$folder" "build/packages/WolofSearch-$version-$(uname -m).AppImage"
