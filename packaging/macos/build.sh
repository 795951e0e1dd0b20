#!/usr/bin/env bash
# Makes WolofSearch.app a disk image; run on macOS after PyInstaller. The app is signed for the computer that opens it
# ("ad hoc") unless SIGNING_IDENTITY names a certificate; an unsigned app is opened with a right click the first time.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
app=build/frozen/WolofSearch.app
image=build/packages/wolofsearch-$version-macos-$(uname -m).dmg

codesign --force --deep --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "${SIGNING_IDENTITY:--}" "$app"
codesign --verify --deep --strict "$app"
rm -rf build/dmg && mkdir -p build/dmg build/packages
cp -R "$app" build/dmg/
ln -s /Applications build/dmg/Applications
cp LICENSE NOTICE build/dmg/
hdiutil create -volname WolofSearch -srcfolder build/dmg -format UDZO -ov "$image"
