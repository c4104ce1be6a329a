// Where the compiler finds zlib, and how to link it. GzipReader is its one owner.

#pragma once

#include <zlib.h>
