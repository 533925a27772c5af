#!/bin/sh
# Make dist/mdd-desktop-VERSION-linux-MACHINE.tar.gz: unpack, run ./cai-dat.sh, no administrator needed.
# Called by `make installer`, which has set up .venv.
set -eu
cd "$(dirname "$0")/../.."

sh tools/system_packages.sh installer
version=$(.venv/bin/python -c 'from importlib.metadata import version; print(version("mdd-desktop"))')
name="mdd-desktop-$version-linux-$(uname -m)"
rm -rf build/pyinstaller "dist/$name"
mkdir -p "dist/$name"
.venv/bin/pyinstaller installers/mdd.spec --noconfirm --log-level WARN \
    --workpath build/pyinstaller --distpath "dist/$name"
cp installers/linux/cai-dat.sh "dist/$name/"
cp resources/icons/mdd.png LICENSE "dist/$name/"
tar -C dist -czf "dist/$name.tar.gz" "$name"
rm -rf "dist/$name"
echo "dist/$name.tar.gz"
