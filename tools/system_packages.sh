#!/bin/sh
# The few things that a bare Debian or Ubuntu lacks: Python's venv, the shared libraries that
# Qt loads, and the stock tools that the interoperability tests use. Quick when nothing is missing.
# With the word "installer" also what PyInstaller needs.
set -eu

missing=""
need() { missing="$missing $1"; }

libraries=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
while read -r library package; do
    case "$libraries" in
        *"$library "*) ;;
        *) need "$package" ;;
    esac
done <<'LIST'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIST

while read -r tool package; do
    command -v "$tool" >/dev/null 2>&1 || need "$package"
done <<'LIST'
age age
zstd zstd
ssh-keygen openssh-client
jq jq
LIST

python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv

if [ "${1:-}" = installer ]; then
    command -v objdump >/dev/null 2>&1 || need binutils
    shared=$(python3 -c 'from sysconfig import get_config_var as v; print(v("LIBDIR"), v("INSTSONAME"))')
    case "$libraries" in
        *"${shared#* } "*) ;;
        *) [ -e "${shared% *}/${shared#* }" ] ||
            need "$(python3 -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')" ;;
    esac
fi

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of words
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Some system packages are missing. As root: apt-get install$missing" >&2
    python3 -c 'import ensurepip, venv' || exit 1
fi
