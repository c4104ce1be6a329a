#include "CMail.h"

#include <gmime/gmime.h>
#include <string.h>

struct CMailAddresses {
  InternetAddressList *list;
  /// Pointers to the mailboxes of the list, groups opened.
  GPtrArray *mailboxes;
};

static GMimeParserOptions *parser_options;

static void set_up(void) {
  static gsize is_done = 0;
  if (!g_once_init_enter(&is_done)) return;
  g_mime_init();
  parser_options = g_mime_parser_options_new();
  g_mime_parser_options_set_address_compliance_mode(parser_options, GMIME_RFC_COMPLIANCE_LOOSE);
  g_mime_parser_options_set_rfc2047_compliance_mode(parser_options, GMIME_RFC_COMPLIANCE_LOOSE);
  g_once_init_leave(&is_done, 1);
}

/// GMime calls itself for a group in a group, and every group has a colon: no field of mail that people write has so many.
static const size_t most_colons = 1000;

static size_t colons(const char *text) {
  size_t count = 0;
  for (const char *place = text; (place = strchr(place, ':')); place++) count++;
  return count;
}

/// Adds the mailboxes of a list.
static void add(InternetAddressList *list, GPtrArray *mailboxes) {
  int count = list ? internet_address_list_length(list) : 0;
  for (int index = 0; index < count; index++) {
    InternetAddress *address = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_GROUP(address))
      add(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), mailboxes);
    else if (INTERNET_ADDRESS_IS_MAILBOX(address))
      g_ptr_array_add(mailboxes, address);
  }
}

CMailAddresses *cmail_addresses(const char *text) {
  if (colons(text) > most_colons) return NULL;
  set_up();
  CMailAddresses *addresses = g_new(CMailAddresses, 1);
  addresses->list = internet_address_list_parse(parser_options, text);
  addresses->mailboxes = g_ptr_array_new();
  add(addresses->list, addresses->mailboxes);
  return addresses;
}

void cmail_addresses_free(CMailAddresses *addresses) {
  g_ptr_array_free(addresses->mailboxes, TRUE);
  if (addresses->list) g_object_unref(addresses->list);
  g_free(addresses);
}

size_t cmail_count(const CMailAddresses *addresses) { return addresses->mailboxes->len; }

const char *cmail_address(const CMailAddresses *addresses, size_t index) {
  const char *text = internet_address_mailbox_get_addr(addresses->mailboxes->pdata[index]);
  return text ? text : "";
}

const char *cmail_name(const CMailAddresses *addresses, size_t index) {
  return internet_address_get_name(addresses->mailboxes->pdata[index]);
}
