// Where the compiler finds GMime, and how to link it. Its headers are those of GLib, and are used by CMail alone.
