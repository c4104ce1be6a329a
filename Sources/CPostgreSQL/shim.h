// Where the compiler finds libpq, PostgreSQL's client library, and how to link it. PostgreSQLConnection is its one owner.

#pragma once

#include <libpq-fe.h>
