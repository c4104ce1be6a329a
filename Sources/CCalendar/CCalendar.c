#include "CCalendar.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct CCalendarZone {
  icaltimezone *zone;
};

struct CCalendarEvent {
  icalcomponent *component;
  icalproperty *place;
  bool isBegun;
};

struct CCalendarRule {
  icalrecur_iterator *iterator;
  struct icaltimetype until;
  bool isCounted;
};

static icalcomponent *parse(const char *text) {
  icalerror_set_errors_are_fatal(false);
  return icalparser_parse_string(text);
}

// MARK: Times

/// The days from 1970 to a date, after H. Hinnant, "chrono-compatible low-level date algorithms".
static int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  int64_t year_of_era = year - era * 400;
  int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static int64_t local_seconds(struct icaltimetype time) {
  int64_t days = days_from_civil(time.year, time.month, time.day);
  return time.is_date ? days * 86400 : days * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
}

static CCalendarTime plain(struct icaltimetype time, icalproperty *property) {
  CCalendarTime result = {local_seconds(time), time.is_date, icaltime_is_utc(time), NULL};
  icalparameter *zone = property ? icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER) : NULL;
  if (zone) result.zone = icalparameter_get_tzid(zone);
  return result;
}

// MARK: Zones

CCalendarZone *ccalendar_zone(const char *text) {
  icalcomponent *component = parse(text);
  if (!component) return NULL;
  icaltimezone *zone = icaltimezone_new();
  if (icalcomponent_isa(component) != ICAL_VTIMEZONE_COMPONENT || !icaltimezone_set_component(zone, component)) {
    icalcomponent_free(component);
    icaltimezone_free(zone, true);
    return NULL;
  }
  CCalendarZone *result = malloc(sizeof *result);
  result->zone = zone;
  return result;
}

void ccalendar_zone_free(CCalendarZone *zone) {
  icaltimezone_free(zone->zone, true);
  free(zone);
}

int32_t ccalendar_zone_offset(CCalendarZone *zone, int64_t local) {
  struct icaltimetype time = icaltime_from_timet_with_zone((time_t)local, false, NULL);
  int is_daylight = 0;
  return icaltimezone_get_utc_offset(zone->zone, &time, &is_daylight);
}

// MARK: Events

CCalendarEvent *ccalendar_event(const char *text) {
  icalcomponent *component = parse(text);
  if (!component) return NULL;
  if (icalcomponent_isa(component) != ICAL_VEVENT_COMPONENT) {
    icalcomponent_free(component);
    return NULL;
  }
  CCalendarEvent *event = calloc(1, sizeof *event);
  event->component = component;
  return event;
}

void ccalendar_event_free(CCalendarEvent *event) {
  icalcomponent_free(event->component);
  free(event);
}

const char *ccalendar_uid(CCalendarEvent *event) { return icalcomponent_get_uid(event->component); }

int32_t ccalendar_sequence(CCalendarEvent *event) {
  icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_SEQUENCE_PROPERTY);
  return property ? icalproperty_get_sequence(property) : 0;
}

bool ccalendar_is_cancelled(CCalendarEvent *event) {
  icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_STATUS_PROPERTY);
  return property && icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
}

void ccalendar_rewind(CCalendarEvent *event) { event->isBegun = false; }

/// The next property of the event, from the first one after a rewind.
static icalproperty *next_property(CCalendarEvent *event) {
  event->place = event->isBegun ? icalcomponent_get_next_property(event->component, ICAL_ANY_PROPERTY)
                                : icalcomponent_get_first_property(event->component, ICAL_ANY_PROPERTY);
  event->isBegun = true;
  return event->place;
}

/// The time that a property of a field says; a null time for one of another field.
static struct icaltimetype time_of(icalproperty *property, CCalendarField field) {
  icalproperty_kind kind = icalproperty_isa(property);
  icalvalue *value = icalproperty_get_value(property);
  if (!value) return icaltime_null_time();
  switch (field) {
  case CCALENDAR_START:
    return kind == ICAL_DTSTART_PROPERTY ? icalproperty_get_dtstart(property) : icaltime_null_time();
  case CCALENDAR_RECURRENCE_ID:
    return kind == ICAL_RECURRENCEID_PROPERTY ? icalproperty_get_recurrenceid(property) : icaltime_null_time();
  case CCALENDAR_STAMP:
    if (kind == ICAL_DTSTAMP_PROPERTY) return icalproperty_get_dtstamp(property);
    if (kind == ICAL_LASTMODIFIED_PROPERTY) return icalproperty_get_lastmodified(property);
    return kind == ICAL_CREATED_PROPERTY ? icalproperty_get_created(property) : icaltime_null_time();
  case CCALENDAR_EXCEPTION:
    return kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate(property) : icaltime_null_time();
  case CCALENDAR_ADDITION: {
    if (kind != ICAL_RDATE_PROPERTY) return icaltime_null_time();
    struct icaldatetimeperiodtype date = icalproperty_get_rdate(property);
    return icaltime_is_null_time(date.time) ? date.period.start : date.time;
  }
  }
  return icaltime_null_time();
}

bool ccalendar_next_time(CCalendarEvent *event, CCalendarField field, CCalendarTime *time) {
  icalproperty *property;
  while ((property = next_property(event))) {
    struct icaltimetype found = time_of(property, field);
    if (icaltime_is_null_time(found)) continue;
    *time = plain(found, property);
    return true;
  }
  return false;
}

bool ccalendar_next_person(CCalendarEvent *event, CCalendarPerson *person) {
  icalproperty *property;
  while ((property = next_property(event))) {
    icalproperty_kind kind = icalproperty_isa(property);
    if (kind != ICAL_ORGANIZER_PROPERTY && kind != ICAL_ATTENDEE_PROPERTY) continue;
    icalparameter *name = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    icalparameter *email = icalproperty_get_first_parameter(property, ICAL_EMAIL_PARAMETER);
    icalparameter *state = icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    icalparameter *type = icalproperty_get_first_parameter(property, ICAL_CUTYPE_PARAMETER);
    icalparameter_cutype cutype = type ? icalparameter_get_cutype(type) : ICAL_CUTYPE_INDIVIDUAL;
    person->isOrganizer = kind == ICAL_ORGANIZER_PROPERTY;
    person->address = person->isOrganizer ? icalproperty_get_organizer(property) : icalproperty_get_attendee(property);
    person->name = name ? icalparameter_get_cn(name) : NULL;
    person->email = email ? icalparameter_get_email(email) : NULL;
    person->isAccepted = state && icalparameter_get_partstat(state) == ICAL_PARTSTAT_ACCEPTED;
    person->isResource = cutype == ICAL_CUTYPE_ROOM || cutype == ICAL_CUTYPE_RESOURCE || cutype == ICAL_CUTYPE_GROUP;
    return true;
  }
  return false;
}

// MARK: Rules

CCalendarRuleKind ccalendar_rule(CCalendarEvent *event, CCalendarRule **result) {
  icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_RRULE_PROPERTY);
  if (!property) return CCALENDAR_NO_RULE;
  icalproperty *start = icalcomponent_get_first_property(event->component, ICAL_DTSTART_PROPERTY);
  struct icalrecurrencetype rule = icalproperty_get_rrule(property);
  bool isSlow = rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE
                || rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
  if (!isSlow || !start || rule.interval < 1) return CCALENDAR_BAD_RULE;
  struct icaltimetype until = rule.until;
  // The library compares clocks of different zones.
  rule.until = icaltime_null_time();
  icalrecur_iterator *iterator = icalrecur_iterator_new(rule, icalproperty_get_dtstart(start));
  if (!iterator) return CCALENDAR_BAD_RULE;
  CCalendarRule *walk = malloc(sizeof *walk);
  *walk = (CCalendarRule){iterator, until, rule.count > 0};
  *result = walk;
  return CCALENDAR_RULE;
}

void ccalendar_rule_free(CCalendarRule *rule) {
  icalrecur_iterator_free(rule->iterator);
  free(rule);
}

bool ccalendar_rule_next(CCalendarRule *rule, int64_t *local) {
  struct icaltimetype next = icalrecur_iterator_next(rule->iterator);
  if (icaltime_is_null_time(next)) return false;
  *local = local_seconds(next);
  return true;
}

bool ccalendar_rule_until(const CCalendarRule *rule, CCalendarTime *until) {
  if (icaltime_is_null_time(rule->until)) return false;
  *until = plain(rule->until, NULL);
  return true;
}

bool ccalendar_rule_is_counted(const CCalendarRule *rule) { return rule->isCounted; }
