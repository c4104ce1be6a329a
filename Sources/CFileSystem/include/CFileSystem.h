#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

#include <stddef.h>

// What Swift cannot reach of the file system by itself: calls that Linux and macOS name differently, or that take their
// arguments as C varies them. All return 0 or more on success, and minus the error number of the system otherwise.

/// Swaps what two paths name, in one step. -ENOTSUP, -EINVAL or -ENOSYS where the file system cannot.
int file_system_exchange(const char *path, const char *other);

/// Moves what `path` names to `destination` unless something is there: then -EEXIST.
int file_system_move_to_free_place(const char *path, const char *destination);

/// Sets an extended attribute of an open file, replacing the one of that name.
int file_system_set_attribute(int descriptor, const char *name, const void *value, size_t size);

/// Reads an extended attribute of an open file; the length of the value.
long file_system_get_attribute(int descriptor, const char *name, void *value, size_t capacity);

#endif
