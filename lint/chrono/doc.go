// Package chrono reads dates, times and lengths of time as people write them:
// text in, a value and where it ends out. It knows no document and asks no
// clock; what a document says elsewhere (the order of day and month, the day
// that "next Friday" counts from) is handed in.
//
// The readers go from small to large:
//
//   - [ScanDate] and [FindDate] read a calendar date, as far as it is written.
//   - [ScanLength] and [ParseLength] read a length of time: "1h 30m".
//   - [FindZone] finds a zone, and a [Zones] turns local times into UTC.
//   - [ScanStamp] reads what an entry of a timeline begins with: date, time,
//     range and zone, or an offset such as "T+15m".
//   - [DueReader] reads what an action is promised for: a day, a week, a
//     quarter, "in two weeks".
//
// A reader whose name begins with Scan reads what its text begins with, and
// gives the length in bytes, or 0 where there is nothing of its kind. What
// stands before the text is the caller's to look at. A reader never fails: what
// was meant as a date or time and cannot be one carries a fault, a sentence in
// lower case without its full stop.
package chrono
