# Make dist\mdd-desktop-VERSION-windows.zip: unpack, double-click cai-dat.cmd, no administrator needed.
# Needs Python 3.11 or later (64 bit) on the building machine; everything else is pinned.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked {
    & $args[0] $args[1..($args.Count - 1)]
    if ($LASTEXITCODE -ne 0) { throw "$($args -join ' '): exit code $LASTEXITCODE" }
}

$venv = "build\venv-windows"
$python = "$venv\Scripts\python.exe"
if (-not (Test-Path $python)) { Invoke-Checked py -3 -m venv $venv }
Invoke-Checked $python -m pip install --quiet --require-hashes --only-binary ":all:" -r constraints.txt
Invoke-Checked $python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .

$version = & $python -c "from importlib.metadata import version; print(version('mdd-desktop'))"
$name = "mdd-desktop-$version-windows"
Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "dist\$name", "dist\$name.zip"
Invoke-Checked $python -m PyInstaller installers\mdd.spec --noconfirm --log-level WARN --workpath build\pyinstaller --distpath "dist\$name"
Copy-Item installers\windows\cai-dat.cmd, installers\windows\cai-dat.ps1 "dist\$name"
Compress-Archive -Path "dist\$name" -DestinationPath "dist\$name.zip"
Write-Output "dist\$name.zip"
