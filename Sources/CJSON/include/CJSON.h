// JSON read by simdjson, as plain C. A document owns its text; values point into it and end with it.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CJSONDocument CJSONDocument;

/// A place in a document.
typedef struct {
  const void *document;
  size_t index;
} CJSONValue;

typedef enum {
  CJSON_NULL,
  CJSON_BOOL,
  CJSON_NUMBER,
  CJSON_STRING,
  CJSON_ARRAY,
  CJSON_OBJECT,
} CJSONType;

/// What is wrong with a text, in the words of the library; `NULL` where nothing is.
typedef const char *CJSONError;

/// Reads a text; the document is given back by `cjson_free` also where there is an error.
CJSONDocument *cjson_parse(const uint8_t *bytes, size_t count, CJSONError *error);
void cjson_free(CJSONDocument *document);

/// How many bytes behind a text must be readable for `cjson_reparse`.
enum { CJSON_PADDING = 64 };

/// A document without a text, for reading many small ones one after the other.
CJSONDocument *cjson_new(void);
/// Reads a text into a document; the values of the one before end.
CJSONError cjson_reparse(CJSONDocument *document, const uint8_t *bytes, size_t count);
CJSONValue cjson_root(const CJSONDocument *document);

CJSONType cjson_type(CJSONValue value);
bool cjson_bool(CJSONValue value);
/// A string's bytes of UTF-8, which may hold zeros.
const char *cjson_string(CJSONValue value, size_t *count);
/// A number as a double, and whether it is a whole number of 64 bits, which is then in `whole`.
double cjson_number(CJSONValue value, bool *isWhole, int64_t *whole);

/// The field of an object with a key; false where there is none, or `value` is no object.
bool cjson_field(CJSONValue value, const char *key, size_t count, CJSONValue *field);

/// A walk over the elements of an array or the fields of an object.
typedef struct {
  CJSONValue place, end;
  bool isObject;
} CJSONWalk;

CJSONWalk cjson_walk(CJSONValue value);
/// The next element, with its key in an object; false at the end.
bool cjson_next(CJSONWalk *walk, CJSONValue *element, CJSONValue *key);

#ifdef __cplusplus
}
#endif
