#!/usr/bin/env python3
"""Writes the dated calendar data of KRX, NXT and the US markets, after comparing two sources.

    pip install holidays==0.108 exchange_calendars==4.13.2 tzdata==2026.6   # the last comes with the second
    python3 BuildTools/calendars/make_calendars.py            # writes the files
    python3 BuildTools/calendars/make_calendars.py --check    # changes nothing; exit status 1 if a file is stale

Before regenerating: raise the versions above, MADE and, when KRX has announced a further year, LAST_YEAR and CSAT. The
session hours (*-sessions.tsv) are written by hand.
"""

import datetime
import pathlib
import sys
import zoneinfo
from importlib.metadata import version

import exchange_calendars
import holidays
import tzdata

MADE = "2026-11-21"
FIRST_YEAR, LAST_YEAR = 2020, 2027
PINNED = {"holidays": "0.108", "exchange_calendars": "4.13.2", "tzdata": "2026.6"}
ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "Sources/Engine/Calendars/Data"
NEW_YORK_TABLE = ROOT / "Sources/PluginAPI/Time/ClockChanges+USEastern.swift"

# Holidays that exchange_calendars does not know. Any other difference stops the script.
MISSING_FROM_EXCHANGE_CALENDARS = {"2026-06-03", "2026-07-17", "2027-05-03", "2027-07-19"}

# Days of the university entrance exam (수능): KRX trades 10:00-16:30. exchange_calendars knows them up to 2020; the later
# dates are those of the Ministry of Education, the hours those of KRX's notices (2021-11-04, 2022-11-16, 2025-10-30).
CSAT = ["2020-12-03", "2021-11-18", "2022-11-17", "2023-11-16", "2024-11-14", "2025-11-13", "2026-11-19", "2027-11-18"]
# What nobody has announced yet, or what was not read in a notice of the exchange.
UNCONFIRMED = {
    "2026-11-19": "the date is the ministry's; KRX's notice of the hours was not read",
    "2027-01-04": "by the custom of every year since 2020; KRX announces it in December",
    "2027-11-18": "the date is the ministry's (2025-05-30); KRX announces the hours in October",
}
NXT_OPENED = "2025-03-04"
HOURS = {"XKRX": ("09:00", "15:30", "Asia/Seoul"), "XNYS": ("09:30", "16:00", "America/New_York")}


def days(year_from=FIRST_YEAR, year_to=LAST_YEAR):
    day = datetime.date(year_from, 1, 1)
    while day.year <= year_to:
        yield day
        day += datetime.timedelta(1)


def weekday_holidays(market, language, categories=None):
    arguments = {"categories": categories} if categories else {}
    found = holidays.financial_holidays(market, years=range(FIRST_YEAR, LAST_YEAR + 1), language=language, **arguments)
    return {str(day): found[day] for day in days() if day.weekday() < 5 and day in found}


def second_opinion(market):
    """Closed weekdays and days with unusual hours according to exchange_calendars."""
    calendar = exchange_calendars.get_calendar(market, start=f"{FIRST_YEAR}-01-01", end=f"{LAST_YEAR}-12-31")
    sessions = {str(session.date()) for session in calendar.sessions}
    closed = {str(day) for day in days() if day.weekday() < 5 and str(day) not in sessions}
    usual_open, usual_close, zone = HOURS[market]
    unusual = {}
    for session in calendar.sessions:
        hours = tuple(
            moment(session).tz_convert(zone).strftime("%H:%M")
            for moment in (calendar.session_open, calendar.session_close)
        )
        if hours != (usual_open, usual_close):
            unusual[str(session.date())] = "-".join(hours)
    return closed, unusual


def expect(what, left, right):
    if left != right:
        sys.exit(f"{what}: only in holidays {sorted(left - right)}, only in exchange_calendars {sorted(right - left)}")


def korean_rows():
    closed = weekday_holidays("XKRX", "ko")
    other_closed, other_hours = second_opinion("XKRX")
    expect("KRX holidays", set(closed) - MISSING_FROM_EXCHANGE_CALENDARS, other_closed)
    expect("KRX holidays to be missing", MISSING_FROM_EXCHANGE_CALENDARS & set(closed), MISSING_FROM_EXCHANGE_CALENDARS)
    rows = {day: ("holiday", "-", name) for day, name in closed.items()}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        first = next(str(day) for day in days(year) if day.weekday() < 5 and str(day) not in closed)
        rows[first] = ("late-open", "10:00-15:30", "새해 첫 거래일")
    rows |= {day: ("hours", "10:00-16:30", "대학수학능력시험") for day in CSAT}
    hours = {(day, row[1]) for day, row in rows.items() if row[0] != "holiday" and day not in CSAT[1:]}
    expect("KRX hours", hours, set(other_hours.items()))
    return [(day, *row) for day, row in sorted(rows.items())]


def american_rows():
    closed = weekday_holidays("XNYS", "en_US")
    early = weekday_holidays("XNYS", "en_US", ("half_day",))
    other_closed, other_hours = second_opinion("XNYS")
    expect("NYSE holidays", set(closed), other_closed)
    expect("NYSE early closes", {(day, "09:30-13:00") for day in early}, set(other_hours.items()))
    rows = [(day, "holiday", "-", name) for day, name in closed.items()]
    for day, name in early.items():
        name = name.removesuffix(" (markets close at 1:00pm)")
        rows += [(day, "early-close", "09:30-13:00", name), (day, "us-after", "13:00-17:00", name)]
    return sorted(rows, key=lambda row: row[0])


def day_file(title, source, rows):
    lines = [f"# {title}", "# Written by BuildTools/calendars/make_calendars.py; change that, not this file."]
    lines += ["#", "# Columns separated by tabs. kind: holiday (closed); late-open, early-close, hours (the day's open and"]
    lines += ["# close); or a session's name (its hours that day, - = not held)."]
    lines += [f"source: {source}", f"made: {MADE}", f"expires: {LAST_YEAR}-12-31"]
    lines += [f"coverage: {FIRST_YEAR}-01-01..{LAST_YEAR}-12-31", "# date\tkind\thours\tname"]
    for row in rows:
        if row[0] in UNCONFIRMED and row[1] != "holiday":
            lines.append(f"# UNCONFIRMED: {UNCONFIRMED[row[0]]}.")
        lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def new_york_table():
    """The changes of the clocks, found hour by hour in the tz database that PyPI carries."""
    zoneinfo.reset_tzpath(to=[])
    zone = zoneinfo.ZoneInfo("America/New_York")
    moment = datetime.datetime(2007, 1, 1, tzinfo=datetime.timezone.utc)
    offset, lines = moment.astimezone(zone).utcoffset(), []
    while moment.year < 2038:
        moment += datetime.timedelta(hours=1)
        current = moment.astimezone(zone).utcoffset()
        if current != offset:
            seconds, hours = int(moment.timestamp()), int(current.total_seconds()) // 3600
            lines.append(f"            .init(epochSecond: {seconds:_}, offset: {hours} * 3_600),  // {moment.date()}")
            offset = current
    return f"""\
// Written by BuildTools/calendars/make_calendars.py; change that, not this file.
// source: tz database {tzdata.IANA_VERSION}, America/New_York, 2007 to 2037
// made: {MADE}

extension ClockChanges {{
    /// The clocks of New York since the law of 2005; a new law would need a new table.
    static let usEastern = ClockChanges(
        firstOffset: -5 * 3_600,
        changes: [
{chr(10).join(lines)}
        ]
    )
}}
"""


def main():
    for package, pinned in PINNED.items():
        if version(package) != pinned:
            sys.exit(f"{package} is {version(package)}, the data were made with {pinned}; see the top of {__file__}")
    korean, american = korean_rows(), american_rows()
    both = f"PyPI holidays {PINNED['holidays']} (%s), compared with exchange_calendars {PINNED['exchange_calendars']}"
    nextrade = [row for row in korean if row[0] >= NXT_OPENED]
    files = {
        DATA / "krx-days.tsv": day_file(
            "Days on which the Korea Exchange is closed or keeps other hours.",
            both % "XKRX" + "; exam days by the Ministry of Education", korean),
        DATA / "nxt-days.tsv": day_file(
            "Days on which Nextrade is closed or keeps other hours: those of the Korea Exchange since it opened.",
            both % "XKRX" + "; exam days by the Ministry of Education; Nextrade keeps KRX's days", nextrade),
        DATA / "us-days.tsv": day_file(
            "Days on which the US stock exchanges are closed or close early.", both % "XNYS", american),
        NEW_YORK_TABLE: new_york_table(),
    }
    if "--check" not in sys.argv[1:]:
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
        return
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if stale:
        sys.exit("stale, run the script without --check: " + ", ".join(str(path.relative_to(ROOT)) for path in stale))
    print("the calendar data are fresh")


main()
