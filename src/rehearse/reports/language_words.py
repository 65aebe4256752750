"""What is said of an answer in a language that nothing here understands."""

NOT_ENGLISH = (
    "This answer does not seem to be in English, the only language that Rehearse understands so "
    "far: what was said is not judged."
)
