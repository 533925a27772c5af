#!/bin/sh
# Cài chương trình Mẹ đỡ đầu cho một người dùng. Chạy lại để cập nhật; thêm --go để gỡ. Sổ không bị đụng tới.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data="${XDG_DATA_HOME:-$HOME/.local/share}"
home="$data/mdd-desktop-chuong-trinh"
links="$HOME/.local/bin"

refresh() {
    command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$data/mime" || true
    command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database "$data/applications" || true
}

if [ "${1:-}" = --go ]; then
    rm -rf "$home"
    rm -f "$links/mdd" "$data/applications/mdd-desktop.desktop" "$data/mime/packages/mdd-desktop.xml"
    refresh
    echo "Đã gỡ chương trình. Sổ và bản sao lưu vẫn còn nguyên."
    exit 0
fi

mkdir -p "$links" "$data/applications" "$data/mime/packages"
rm -rf "$home.moi"
cp -r "$here/mdd-desktop" "$home.moi"
cp "$here/mdd.png" "$home.moi/" 2>/dev/null || true
rm -rf "$home"
mv "$home.moi" "$home"
ln -sf "$home/mdd" "$links/mdd"

cat >"$data/applications/mdd-desktop.desktop" <<DESKTOP
[Desktop Entry]
Type=Application
Name=Mẹ đỡ đầu
Comment=Sổ quản lý, văn bản và trao đổi dữ liệu của Chương trình Mẹ đỡ đầu
Exec="$home/mdd-window" %f
Icon=$home/mdd.png
MimeType=application/x-mdd-package;
Categories=Office;
Terminal=false
DESKTOP

cat >"$data/mime/packages/mdd-desktop.xml" <<'MIME'
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-mdd-package">
    <comment>Gói đồng bộ Mẹ đỡ đầu</comment>
    <glob pattern="*.mdd"/>
  </mime-type>
</mime-info>
MIME
refresh
echo "Đã cài. Mở chương trình từ menu, hoặc gõ: $links/mdd"
