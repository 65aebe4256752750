"""Words to feedback: a spaCy pipeline with one component per kind of finding."""
