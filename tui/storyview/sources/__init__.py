"""Where articles come from: files, folders, saved pages, standard input."""
