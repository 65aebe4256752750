#!/bin/sh
# Installs the Debian packages that Rehearse needs, only those that are missing.
# usage: system-packages.sh [--tests]
# Safe to run again; asks nothing. Elsewhere than on Debian and its kin it does nothing.
set -eu

run="python3-venv ca-certificates libportaudio2 libegl1 libgl1 libfontconfig1 libglib2.0-0
 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
 libxcb-image0 libxcb-render-util0 libxcb-randr0 libxcb-xinerama0 libdbus-1-3 libpulse0
 libasound2-plugins flite"
tests="pulseaudio pulseaudio-utils xvfb festival festvox-us-slt-hts poppler-utils git strace"

command -v apt-get >/dev/null 2>&1 || exit 0
wanted=$run
if [ "${1:-}" = "--tests" ]; then wanted="$run $tests"; fi

missing=""
for package in $wanted; do
    state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    case $state in "install ok installed") ;; *) missing="$missing $package" ;; esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Some system libraries are missing. Install them once with:" >&2
    echo "  sudo apt-get install$missing" >&2
    exit 0
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086  (a list of words)
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
