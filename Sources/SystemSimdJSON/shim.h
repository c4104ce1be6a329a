// Where the compiler finds simdjson, and how to link it. The library is C++ and is used by CJSON alone.
