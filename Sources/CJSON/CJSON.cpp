#include "CJSON.h"

#include <cstring>
#include <simdjson.h>

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

struct CJSONDocument {
  simdjson::dom::parser parser;
  element root;
};

// An element is where it stands on the tape of its document: two words that can be copied as such.
static_assert(sizeof(element) == sizeof(CJSONValue), "an element is two words");
static_assert(std::is_trivially_copyable<element>::value, "an element can be copied as bytes");
static_assert(sizeof(array::iterator) == sizeof(CJSONValue), "so is a place in an array");
static_assert(sizeof(object::iterator) == sizeof(CJSONValue), "so is a place in an object");

template <class To, class From>
static To copied(From from) {
  static_assert(sizeof(From) == sizeof(To), "both are two words");
  // Places have no constructor that could be called from here.
  union Copy {
    To to;
    Copy() {}
    ~Copy() {}
  } copy;
  std::memcpy(static_cast<void *>(&copy.to), static_cast<const void *>(&from), sizeof(To));
  return copy.to;
}

static CJSONValue value_of(element e) { return copied<CJSONValue>(e); }
static element element_of(CJSONValue value) { return copied<element>(value); }

CJSONDocument *cjson_parse(const uint8_t *bytes, size_t count, CJSONError *error) {
  auto document = new CJSONDocument();
  auto code = document->parser.parse(bytes, count, true).get(document->root);
  *error = code ? simdjson::error_message(code) : nullptr;
  return document;
}

CJSONDocument *cjson_new(void) { return new CJSONDocument(); }

CJSONError cjson_reparse(CJSONDocument *document, const uint8_t *bytes, size_t count) {
  static_assert(simdjson::SIMDJSON_PADDING <= CJSON_PADDING, "the bytes behind a text that the library may load");
  auto code = document->parser.parse(bytes, count, false).get(document->root);
  return code ? simdjson::error_message(code) : nullptr;
}

void cjson_free(CJSONDocument *document) { delete document; }

CJSONValue cjson_root(const CJSONDocument *document) { return value_of(document->root); }

CJSONType cjson_type(CJSONValue value) {
  switch (element_of(value).type()) {
  case element_type::ARRAY: return CJSON_ARRAY;
  case element_type::OBJECT: return CJSON_OBJECT;
  case element_type::STRING: return CJSON_STRING;
  case element_type::BOOL: return CJSON_BOOL;
  case element_type::NULL_VALUE: return CJSON_NULL;
  default: return CJSON_NUMBER;
  }
}

bool cjson_bool(CJSONValue value) {
  bool is_true = false;
  return !element_of(value).get(is_true) && is_true;
}

const char *cjson_string(CJSONValue value, size_t *count) {
  std::string_view text;
  if (element_of(value).get(text)) text = {};
  *count = text.size();
  return text.data();
}

double cjson_number(CJSONValue value, bool *isWhole, int64_t *whole) {
  double number = 0;
  element e = element_of(value);
  *isWhole = e.is_int64() && !e.get(*whole);
  if (e.get(number)) number = 0;
  return number;
}

bool cjson_field(CJSONValue value, const char *key, size_t count, CJSONValue *field) {
  object fields;
  element found;
  if (element_of(value).get(fields) || fields.at_key(std::string_view(key, count)).get(found)) return false;
  *field = value_of(found);
  return true;
}

CJSONWalk cjson_walk(CJSONValue value) {
  CJSONWalk walk = {value, value, false};
  array elements;
  object fields;
  if (!element_of(value).get(elements)) {
    walk.place = copied<CJSONValue>(elements.begin());
    walk.end = copied<CJSONValue>(elements.end());
  } else if (!element_of(value).get(fields)) {
    walk.isObject = true;
    walk.place = copied<CJSONValue>(fields.begin());
    walk.end = copied<CJSONValue>(fields.end());
  }
  return walk;
}

bool cjson_next(CJSONWalk *walk, CJSONValue *element, CJSONValue *key) {
  if (walk->place.index == walk->end.index) return false;
  // The place of a field is its key's, which is a string of its own.
  if (walk->isObject) {
    auto place = copied<object::iterator>(walk->place);
    *key = walk->place;
    *element = value_of(place.value());
    ++place;
    walk->place = copied<CJSONValue>(place);
  } else {
    auto place = copied<array::iterator>(walk->place);
    *element = value_of(*place);
    ++place;
    walk->place = copied<CJSONValue>(place);
  }
  return true;
}
