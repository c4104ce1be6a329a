// Where the compiler finds libical, and how to link it. Its headers are used by CCalendar alone.
