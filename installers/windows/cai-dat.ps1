# Cài chương trình Mẹ đỡ đầu cho một người dùng. Chạy lại để cập nhật; thêm -Go để gỡ. Sổ không bị đụng tới.
param([switch]$Go)
$ErrorActionPreference = "Stop"

$home_folder = Join-Path $env:LOCALAPPDATA "Programs\MeDoDau"
$program = Join-Path $home_folder "mdd-window.exe"
$shortcut = Join-Path ([Environment]::GetFolderPath("Programs")) "Mẹ đỡ đầu.lnk"
$classes = "HKCU:\Software\Classes"
$uninstall = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\MeDoDau"

if (Get-Process -Name mdd, mdd-window -ErrorAction SilentlyContinue) {
    Write-Host "Chương trình đang mở. Đóng chương trình rồi chạy lại."
    exit 1
}

if ($Go) {
    Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $shortcut, "$classes\.mdd", "$classes\MeDoDau.Goi", $uninstall, $home_folder
    Write-Host "Đã gỡ chương trình. Sổ và bản sao lưu vẫn còn nguyên."
    exit 0
}

# Chép xong hẳn bản mới rồi mới thay bản cũ: mất điện giữa chừng thì bản cũ vẫn chạy.
$fresh = "$home_folder.moi"
Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $fresh
New-Item -ItemType Directory -Force (Split-Path $home_folder) | Out-Null
Copy-Item -Recurse (Join-Path $PSScriptRoot "mdd-desktop") $fresh
Copy-Item $PSCommandPath $fresh
if (Test-Path $home_folder) { Remove-Item -Recurse -Force $home_folder }
Rename-Item $fresh $home_folder

$link = (New-Object -ComObject WScript.Shell).CreateShortcut($shortcut)
$link.TargetPath = $program
$link.WorkingDirectory = $home_folder
$link.Save()

# Tệp .mdd mở bằng chương trình.
New-Item -Force "$classes\.mdd" -Value "MeDoDau.Goi" | Out-Null
New-Item -Force "$classes\MeDoDau.Goi" -Value "Gói đồng bộ Mẹ đỡ đầu" | Out-Null
New-Item -Force "$classes\MeDoDau.Goi\DefaultIcon" -Value "`"$program`",0" | Out-Null
New-Item -Force "$classes\MeDoDau.Goi\shell\open\command" -Value "`"$program`" `"%1`"" | Out-Null

New-Item -Force $uninstall | Out-Null
Set-ItemProperty $uninstall DisplayName "Mẹ đỡ đầu"
Set-ItemProperty $uninstall DisplayIcon $program
Set-ItemProperty $uninstall UninstallString "powershell -NoProfile -ExecutionPolicy Bypass -File `"$home_folder\cai-dat.ps1`" -Go"

Write-Host "Đã cài. Mở chương trình Mẹ đỡ đầu từ menu Start."
