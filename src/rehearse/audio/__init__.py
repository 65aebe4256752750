"""Sound in and out: devices, recording, recording files, playback, level."""
