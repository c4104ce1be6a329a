// The addresses in the fields of mail, read by GMime, as plain C.

#pragma once

#include <stddef.h>

/// The mailboxes in a field; those in groups are among them.
typedef struct CMailAddresses CMailAddresses;

/// Reads a field such as `To`; `text` ends with a zero and may be folded. `NULL` for a field that is none.
CMailAddresses *cmail_addresses(const char *text);
void cmail_addresses_free(CMailAddresses *addresses);

size_t cmail_count(const CMailAddresses *addresses);
/// The address, as long as the addresses live; may be empty.
const char *cmail_address(const CMailAddresses *addresses, size_t index);
/// The name beside it in UTF-8, decoded and without quotes; `NULL` where there is none.
const char *cmail_name(const CMailAddresses *addresses, size_t index);
