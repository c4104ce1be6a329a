#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>

// By the call of the kernel, because C libraries came to it at different times.
static int rename_with(const char *path, const char *other, unsigned flags) {
#ifdef SYS_renameat2
  return syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, flags) == 0 ? 0 : -errno;
#else
  return -ENOSYS;
#endif
}

static const unsigned no_replace = 1, exchange = 2;
#else
static int rename_with(const char *path, const char *other, unsigned flags) {
  return renamex_np(path, other, flags) == 0 ? 0 : -errno;
}

static const unsigned no_replace = RENAME_EXCL, exchange = RENAME_SWAP;
#endif

int file_system_exchange(const char *path, const char *other) { return rename_with(path, other, exchange); }

int file_system_move_to_free_place(const char *path, const char *destination) {
  int result = rename_with(path, destination, no_replace);
  if (result != -EINVAL && result != -ENOSYS && result != -ENOTSUP) return result;
  // Where the system cannot do both in one step, in two.
  if (access(destination, F_OK) == 0) return -EEXIST;
  return rename(path, destination) == 0 ? 0 : -errno;
}

int file_system_set_attribute(int descriptor, const char *name, const void *value, size_t size) {
#ifdef __linux__
  return fsetxattr(descriptor, name, value, size, 0) == 0 ? 0 : -errno;
#else
  return fsetxattr(descriptor, name, value, size, 0, 0) == 0 ? 0 : -errno;
#endif
}

long file_system_get_attribute(int descriptor, const char *name, void *value, size_t capacity) {
#ifdef __linux__
  ssize_t size = fgetxattr(descriptor, name, value, capacity);
#else
  ssize_t size = fgetxattr(descriptor, name, value, capacity, 0, 0);
#endif
  return size >= 0 ? size : -errno;
}
