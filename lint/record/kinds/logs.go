package kinds

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/record"
)

// maxLine is how long a line of a log may be.
const maxLine = 1 << 20

// eachLine hands out the lines of a log, without their ends and without those that
// are blank. The line is of the reader: what is kept has to be copied.
func eachLine(in *input, do func(line []byte) error) error {
	r := bufio.NewReaderSize(in.source.r, maxLine)
	for in.line = 1; ; in.line++ {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return in.failf(in.line, 0, "cut it, or leave it out", "has a line of more than %d MiB", maxLine>>20)
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
		if in.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			if err := do(trimmed); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// logged is an entry of a log: its level is what the line says, else info.
func (in *input) logged(at stamp, level record.Level, text string) error {
	return in.add(entry{at: at, text: text, level: level, repeats: true})
}

// jsonLines is a log of which each line is an object.
var jsonLines = &Kind{
	Name: "json-lines", Title: "A log of JSON lines", Log: true,
	signs: "time msg | time message | ts msg | ts message | timestamp message | timestamp msg | @timestamp message | " +
		"@timestamp log.level | " +
		"@timestamp msg | time event | timestamp event | asctime message | t msg | timestamp textPayload | receiveTimestamp insertId | " +
		"timestamp jsonPayload | date log | time level | ts level | timestamp level | @timestamp @message | timestamp severity | " +
		"[].time [].msg | [].timestamp [].message | [].@timestamp [].message | [].timestamp [].textPayload | [].insertId [].timestamp",
	item: func(in *input, n node) error { return logObject(in, n) },
	read: readJSONLines,
}

func readJSONLines(in *input) error {
	first := bufio.NewReaderSize(in.source.r, maxLine)
	in.source.r = first
	if b, err := first.Peek(1); err == nil && b[0] == '[' {
		return readJSON(in)
	}
	return eachLine(in, func(line []byte) error {
		var v logLine
		if err := json.Unmarshal(line, &v); err != nil {
			return in.badLine(err, line)
		}
		return v.add(in)
	})
}

// badLine says what is wrong with a line that is no object.
func (in *input) badLine(err error, line []byte) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		if int(syntax.Offset) >= len(line) {
			return in.failf(in.line, len(line), "export it again, it was cut off", "ends in the middle of its JSON")
		}
		return in.failf(in.line, int(syntax.Offset), "take the line out, or name another kind with --from", "is no JSON from here on: %v", err)
	}
	return in.failf(in.line, 0, "take the line out, or name another kind with --from", "is no line of a log in JSON")
}

// logLine is a line of a log: the names that loggers give to time, level and text.
// A name is found in any case.
type logLine struct {
	Time      any `json:"time"`
	TS        any `json:"ts"`
	Timestamp any `json:"timestamp"`
	At        any `json:"@timestamp"`
	T         any `json:"t"`
	Date      any `json:"date"`
	Asctime   any `json:"asctime"`

	Level     any `json:"level"`
	Lvl       any `json:"lvl"`
	Severity  any `json:"severity"`
	LevelName any `json:"levelname"`
	LogLevel  any `json:"log.level"`
	Log       any `json:"log"`

	Msg     any `json:"msg"`
	Message any `json:"message"`
	AWS     any `json:"@message"`
	Event   any `json:"event"`
	Text    any `json:"textPayload"`
	Payload any `json:"jsonPayload"`

	Error any `json:"error"`
	Err   any `json:"err"`
}

func (l *logLine) add(in *input) error {
	n := node{map[string]any{"time": first(l.Time, l.TS, l.Timestamp, l.At, l.T, l.Date, l.Asctime),
		"level": first(l.Level, l.Lvl, l.Severity, l.LevelName, l.LogLevel), "log": l.Log,
		"msg": first(l.Msg, l.Message, l.AWS, l.Event, l.Text), "jsonPayload": l.Payload, "error": first(l.Error, l.Err)}}
	return logObject(in, n)
}

func first(values ...any) any {
	for _, v := range values {
		if v != nil && v != "" {
			return v
		}
	}
	return nil
}

func logObject(in *input, n node) error {
	at, err := in.logTime(n)
	if err != nil {
		return err
	}
	level := logLevel(node{first(n.at("level").v, n.at("severity").v, n.at("log.level").v)})
	text := n.str("msg", "message", "@message", "event", "textPayload", "jsonPayload.message", "log.message", "log")
	if cause := n.str("error.message", "error"); cause != "" && cause != text {
		text = join(": ", text, cause)
	}
	return in.logged(at, level, text)
}

// logTime reads the time of a line, of which figures may have parts of a second.
func (in *input) logTime(n node) (stamp, error) {
	for _, key := range []string{"time", "ts", "timestamp", "@timestamp", "t", "date", "asctime"} {
		switch v := n.at(key).v.(type) {
		case float64:
			return in.epoch(v), nil
		case nil:
			continue
		}
		return in.when(n, key)
	}
	return stamp{}, nil
}

// epoch is a time in figures since 1970, in the unit that their size tells.
func (in *input) epoch(v float64) stamp {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if t, ok := sinceEpoch(s); ok {
		return stamp{text: s, utc: t}
	}
	return stamp{}
}

// logLevel reads the level of a line: a word, or a figure.
func logLevel(n node) record.Level {
	if f, ok := n.v.(float64); ok {
		return record.LevelOfNumber(f)
	}
	s := n.text()
	if l, ok := record.LevelOf(s); ok {
		return l
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return record.LevelOfNumber(f)
	}
	return record.Info
}

// journald is what journalctl writes as JSON.
var journald = &Kind{
	Name: "journald", Title: "journald", Log: true,
	signs: "__REALTIME_TIMESTAMP | [].__REALTIME_TIMESTAMP | _SOURCE_REALTIME_TIMESTAMP",
	item:  journalEntry,
}

func journalEntry(in *input, n node) error {
	at, err := in.when(n, "__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP")
	if err != nil {
		return err
	}
	level := record.Info
	if p, err := strconv.Atoi(n.str("PRIORITY")); err == nil {
		level = record.LevelOfSyslog(p)
	}
	return in.logged(at, level, join(": ", n.str("SYSLOG_IDENTIFIER", "_SYSTEMD_UNIT", "_COMM"), journalText(n)))
}

// journalText is a message, which stands as a list of bytes where it is no text.
func journalText(n node) string {
	if s := n.str("MESSAGE"); s != "" {
		return s
	}
	var b []byte
	for _, v := range n.list("MESSAGE") {
		if i, err := strconv.Atoi(v.text()); err == nil && i >= 0 && i < 256 {
			b = append(b, byte(i))
		}
	}
	return string(b)
}

// logfmt is a log of words with their values.
var logfmt = &Kind{
	Name: "logfmt", Title: "A log in logfmt", Log: true,
	looks: func(t text) bool {
		return t.most(func(line string) bool {
			f := fields(line)
			return f.time() != "" && (f.get("msg", "message", "event", "error", "err") != "" || f.get("level", "lvl", "severity") != "")
		})
	},
	read: readLogfmt,
}

func readLogfmt(in *input) error {
	return eachLine(in, func(line []byte) error {
		f := fields(string(line))
		at, err := in.lineStamp(f.time())
		if err != nil {
			return err
		}
		level, ok := record.LevelOf(f.get("level", "lvl", "severity"))
		if !ok {
			level = record.Info
		}
		return in.logged(at, level, join(": ", f.get("msg", "message", "event"), f.get("error", "err")))
	})
}

// lineStamp reads the stamp of a line.
func (in *input) lineStamp(s string) (stamp, error) {
	at, err := in.stamp(s)
	if err != nil {
		return at, in.failf(in.line, 0, "pmlint reads RFC 3339 and seconds since 1970", "%v", err)
	}
	return at, nil
}

// words are the values of a line in logfmt by their names.
type words map[string]string

func (w words) get(names ...string) string {
	for _, n := range names {
		if s := w[n]; s != "" {
			return s
		}
	}
	return ""
}

func (w words) time() string { return w.get("time", "ts", "timestamp", "t", "at", "date") }

// fields reads a line in logfmt; what has no value is left out.
func fields(line string) words {
	out := words{}
	for line != "" {
		line = strings.TrimLeft(line, " \t")
		to := strings.IndexAny(line, "= \t")
		if to < 0 {
			break
		}
		key := line[:to]
		if line[to] != '=' {
			line = line[to:]
			continue
		}
		var value string
		value, line = fieldValue(line[to+1:])
		if _, known := out[key]; !known {
			out[key] = value
		}
	}
	return out
}

// fieldValue reads a value, in quotes or up to the next blank.
func fieldValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		to := strings.IndexAny(s, " \t")
		if to < 0 {
			return s, ""
		}
		return s[:to], s[to:]
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			if v, err := strconv.Unquote(s[:i+1]); err == nil {
				return v, s[i+1:]
			}
			return s[1:i], s[i+1:]
		}
	}
	return s[1:], ""
}

// syslog is RFC 5424, and the older form with a month, which has no year.
var syslog = &Kind{
	Name: "syslog", Title: "syslog", Log: true,
	looks: func(t text) bool {
		return t.most(func(line string) bool { return newSyslog.MatchString(line) || oldSyslog.MatchString(line) })
	},
	read: readSyslog,
}

func readSyslog(in *input) error {
	return eachLine(in, func(line []byte) error {
		if m := newSyslog.FindSubmatch(line); m != nil {
			return syslogLine(in, m)
		}
		if oldSyslog.Match(line) {
			return in.failf(in.line, 0, "write it with whole stamps, as \"journalctl -o json\" or an RFC 5424 template does",
				"has stamps without a year")
		}
		return nil // the rest of an entry of several lines
	})
}

var (
	newSyslog = regexp.MustCompile(`^(?:\d+ )?<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (-|\[.*?[^\\]\](?:\[.*?[^\\]\])*)(?: (.*))?$`)
	oldSyslog = regexp.MustCompile(`^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S`)
)

func syslogLine(in *input, m [][]byte) error {
	at := stamp{}
	if s := string(m[2]); s != "-" {
		var err error
		if at, err = in.lineStamp(s); err != nil {
			return err
		}
	}
	priority, err := strconv.Atoi(string(m[1]))
	if err != nil || priority > 191 {
		return in.failf(in.line, 2, "it is 0 to 191", "the priority %s is none of syslog", m[1])
	}
	app := string(m[4])
	if app == "-" {
		app = ""
	}
	text := strings.TrimPrefix(string(m[8]), "\xef\xbb\xbf")
	if text == "" && string(m[7]) != "-" {
		text = string(m[7])
	}
	return in.logged(at, record.LevelOfSyslog(priority&7), join(": ", app, text))
}

// access is the common log of web servers, and the combined one.
var access = &Kind{
	Name: "access", Title: "A web server's access log", Log: true,
	looks: func(t text) bool { return t.most(accessLine.MatchString) },
	read:  readAccess,
}

func readAccess(in *input) error {
	return eachLine(in, func(line []byte) error {
		m := accessLine.FindSubmatch(line)
		if m == nil {
			return in.failf(in.line, 0, "take the line out, or name another kind with --from", "is no line of an access log")
		}
		at, err := in.lineStamp(string(m[1]))
		if err != nil {
			return err
		}
		level, status := record.Debug, string(m[3])
		switch status[0] {
		case '5':
			level = record.Error
		case '4':
			level = record.Info
		}
		request, _, _ := strings.Cut(string(m[2]), "?")
		if i := strings.LastIndex(request, " HTTP/"); i > 0 {
			request = request[:i]
		}
		return in.logged(at, level, join(" ", "Answered", status, "to", request))
	})
}

var accessLine = regexp.MustCompile(`^\S+ \S+ .*?\[(\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "((?:[^"\\]|\\.)*)" (\d{3}) `)

// plainLog is a log of which each entry begins with its stamp.
var plainLog = &Kind{
	Name: "log", Title: "A log of lines", Log: true,
	looks: func(t text) bool {
		n := 0
		for _, line := range t.lines { // those without a stamp may be traces
			if leadingStamp.MatchString(line) {
				n++
			}
		}
		return n > 0 && 4*n >= len(t.lines) && leadingStamp.MatchString(t.lines[0])
	},
	read: readPlainLog,
}

func readPlainLog(in *input) error {
	return eachLine(in, func(line []byte) error {
		m := leadingStamp.FindSubmatch(line)
		if m == nil {
			return nil // the rest of an entry of several lines, such as a trace
		}
		at, err := in.lineStamp(string(m[1]))
		if err != nil {
			return err
		}
		level, text := lineLevel(string(line[len(m[0]):]))
		return in.logged(at, level, text)
	})
}

var leadingStamp = regexp.MustCompile(
	`^\[?(\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)\]?(?:[\s|:-]|$)+`)

// lineLevel finds the level in the first words of a line.
func lineLevel(s string) (record.Level, string) {
	rest := s
	for range 4 {
		word, after, _ := strings.Cut(strings.TrimLeft(rest, " \t|-:"), " ")
		bare := strings.Trim(word, "[]():|")
		if l, ok := record.LevelOf(bare); ok && len(bare) > 2 && (bare == strings.ToUpper(bare) || word != bare) {
			return l, strings.TrimLeft(strings.TrimSuffix(s, rest)+after, " \t|-:")
		}
		rest = after
	}
	return record.Info, s
}

// apart is the stamp of a table that has a column for the date and one for the clock.
func apart(date, clock string) string {
	if clock == "" {
		return date
	}
	if _, err := time.Parse(time.DateOnly, date); err == nil {
		return date + "T" + clock
	}
	return date + " " + clock
}
