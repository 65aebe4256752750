#!/bin/sh
# Speaks sample-answer.txt anew; needs the Debian packages flite and sox.
set -eu
cd "$(dirname "$0")"
spoken=$(mktemp --suffix .wav)
trap 'rm -f "$spoken"' EXIT
# A tenth slower than the voice speaks by itself: 160 words a minute, an ordinary pace.
flite -voice rms --setf duration_stretch=1.1 -f sample-answer.txt -o "$spoken"
# -R: no dither that differs from run to run.
sox -R "$spoken" -r 16000 -c 1 -b 16 sample-answer.flac pad 0.5 0.7
