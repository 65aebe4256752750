"""Connect pages, which know only records, to the program's parts."""
