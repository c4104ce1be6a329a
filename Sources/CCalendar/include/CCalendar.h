// Events of calendars (RFC 5545), read by libical, as plain C.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A point in time as an event writes it.
typedef struct {
  /// Seconds from 1970 to it on its own clocks, as if these showed UTC.
  int64_t seconds;
  /// Whether it is a date without a time of day.
  bool isDate;
  bool isUTC;
  /// The name of its zone; `NULL` where none is said. As long as the event lives.
  const char *zone;
} CCalendarTime;

/// The rules of a zone that a calendar brings with it.
typedef struct CCalendarZone CCalendarZone;

/// Reads a `VTIMEZONE`; `NULL` where it is none. `text` ends with a zero.
CCalendarZone *ccalendar_zone(const char *text);
void ccalendar_zone_free(CCalendarZone *zone);
/// What the zone adds to UTC, in seconds, at a time on its clocks.
int32_t ccalendar_zone_offset(CCalendarZone *zone, int64_t local);

/// An event.
typedef struct CCalendarEvent CCalendarEvent;

/// Reads a `VEVENT`; `NULL` where it is none. `text` ends with a zero.
CCalendarEvent *ccalendar_event(const char *text);
void ccalendar_event_free(CCalendarEvent *event);

/// Its id; `NULL` without one.
const char *ccalendar_uid(CCalendarEvent *event);
int32_t ccalendar_sequence(CCalendarEvent *event);
bool ccalendar_is_cancelled(CCalendarEvent *event);

typedef enum {
  CCALENDAR_START,
  /// When it would have been, for one of several occurrences that was changed.
  CCALENDAR_RECURRENCE_ID,
  /// When it was written down, or changed last.
  CCALENDAR_STAMP,
  /// Times at which it is not, although its rule says so, and further times at which it is.
  CCALENDAR_EXCEPTION,
  CCALENDAR_ADDITION,
} CCalendarField;

/// The next time in a field, from the first one after `ccalendar_rewind`; false where there are no more.
bool ccalendar_next_time(CCalendarEvent *event, CCalendarField field, CCalendarTime *time);
void ccalendar_rewind(CCalendarEvent *event);

/// Somebody or something that is invited.
typedef struct {
  /// The address, such as `mailto:ada@example.org`. All as long as the event lives.
  const char *address;
  /// The name, and the address once more; `NULL` where they are not said.
  const char *name, *email;
  bool isOrganizer;
  bool isAccepted;
  /// Whether it is a room or a thing.
  bool isResource;
} CCalendarPerson;

/// The next one after `ccalendar_rewind`; false where there are no more.
bool ccalendar_next_person(CCalendarEvent *event, CCalendarPerson *person);

/// A walk over the occurrences of an event as its rule says.
typedef struct CCalendarRule CCalendarRule;

typedef enum { CCALENDAR_NO_RULE, CCALENDAR_RULE, CCALENDAR_BAD_RULE } CCalendarRuleKind;

/// Begins a walk from the start of the event. A rule that is damaged, or counts hours or less, is a bad one.
CCalendarRuleKind ccalendar_rule(CCalendarEvent *event, CCalendarRule **rule);
void ccalendar_rule_free(CCalendarRule *rule);
/// The next occurrence on the clocks of the start, in seconds from 1970; false at the end, if there is one. The last time that
/// the rule allows is for the caller to look at.
bool ccalendar_rule_next(CCalendarRule *rule, int64_t *local);
/// The last time that the rule allows; false where it says none.
bool ccalendar_rule_until(const CCalendarRule *rule, CCalendarTime *until);
/// Whether the rule ends by itself, after a number of occurrences.
bool ccalendar_rule_is_counted(const CCalendarRule *rule);
