#!/bin/sh
# Resolve the libraries of pyproject.toml into constraints.txt: versions and hashes, no addresses.
# One file serves Linux and Windows, Python 3.11 and later. Versions already pinned stay
# unless asked for: tools/constraints.sh --upgrade, or --upgrade-package NAME.
set -eu
cd "$(dirname "$0")/.."
tool=build/constraints-tool
[ -x "$tool/bin/uv" ] || { python3 -m venv "$tool"; "$tool/bin/pip" install --quiet uv; }
"$tool/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 \
    --extra dev --extra build --extra installer \
    --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
    --output-file constraints.txt "$@"
echo "constraints.txt: $(grep -c == constraints.txt) libraries pinned"
