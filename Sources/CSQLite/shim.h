// Where the compiler finds SQLite, and how to link it. SQLiteDatabase is its one owner.

#pragma once

#include <sqlite3.h>
