"""What a refusal of the operating system means, in words for the person."""

import errno

_IN_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EACCES: "you are not allowed to use it, or another program has it open",
    errno.EPERM: "you are not allowed to use it",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "part of the path is a file, not a folder",
    errno.EEXIST: "there is a file of that name",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EBUSY: "another program has it open",
    errno.EIO: "the disk reports an error",
}


def disk_trouble(error: OSError) -> str:
    """Return the reason for `error` as half a sentence, to stand in brackets."""
    if error.errno in _IN_WORDS:
        return _IN_WORDS[error.errno]
    return error.strerror or str(error) or type(error).__name__
