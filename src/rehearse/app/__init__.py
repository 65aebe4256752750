"""What the program does, without Qt: rehearse, transcribe in a worker, replay, export."""
