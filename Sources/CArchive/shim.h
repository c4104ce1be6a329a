// Where the compiler finds libarchive, and how to link it. ArchiveReader is its one owner.

#pragma once

#include <archive.h>
#include <archive_entry.h>
