package kinds

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/record"
)

// What is broken is told with its place and what to do.
func TestBrokenExports(t *testing.T) {
	tests := []struct {
		name, kind, src, want string
	}{
		{"nothing", "", "", `x.json: is empty; export the time of the incident again`},
		{"blanks", "", " \n\n", `x.json: is empty; export the time of the incident again`},
		{"cut off", "alertmanager", "[\n {\"labels\": {\"alertname\": \"A\"}, \"startsAt\": \"2026-03-01T14:00:00Z\"},\n {\"labels\": {\"al",
			`x.json:3:17: ends in the middle of its JSON; export it again, it was cut off`},
		{"cut off behind an entry", "alertmanager", "[{\"labels\": {\"alertname\": \"A\"}, \"startsAt\": \"2026-03-01T14:00:00Z\"}",
			`ends in the middle of its JSON; export it again, it was cut off`},
		{"no JSON", "slack", "[\n {\"ts\": \"1772374800.1\", \"text\": oops}\n]", `x.json:2:33: is no JSON from here on: invalid character 'o' looking for beginning of value`},
		{"a time of another form", "pagerduty", `{"log_entries": [{"created_at": {"at": 1}, "type": "x"}]}`,
			`x.json:1: created_at is an object, and a time is needed; pmlint reads RFC 3339 and seconds since 1970`},
		{"no time", "pagerduty", "{\"log_entries\": [\n{\"created_at\": \"yesterday\", \"type\": \"x\"}]}",
			`x.json:2: created_at: "yesterday" is no date with a time; pmlint reads RFC 3339 and seconds since 1970`},
		{"entries that are none", "slack", `["a", "b"]`, `x.json:1: an entry of Slack is an object, and here is a string; export it again, or name its kind with --from`},
		{"no entries", "pagerduty", `{"log_entries": []}`, `x.json: holds no entry that PagerDuty would have; export the time of the incident, or name another kind with --from`},
		{"another kind", "kubernetes", `{"messages": [{"ts": "1"}]}`, `x.json:1: has no entry with a time as Kubernetes writes it, of 1; name another kind with --from`},
		{"a bracket too many", "slack", `[{"ts": "1772374800.1", "text": "a"}]]`, `x.json:1:38: is no JSON from here on`},
		{"a line of a log", "json-lines", "{\"time\": \"2026-03-01T14:00:00Z\", \"msg\": \"a\"}\nnot JSON\n",
			`x.json:2:2: is no JSON from here on: invalid character 'o' in literal null (expecting 'u'); take the line out, or name another kind with --from`},
		{"a line that was cut off", "json-lines", "{\"time\": \"2026-03-01T14:00:00Z\", \"msg\": \"a\"}\n{\"time\": \"20",
			`x.json:2:12: ends in the middle of its JSON; export it again, it was cut off`},
		{"the year is missing", "syslog", "Mar  1 14:00:00 web sshd[1]: failed\n", `x.json:1: has stamps without a year; write it with whole stamps`},
		{"a priority that is none", "syslog", "<999>1 2026-03-01T14:00:00Z a b c d - text\n", `x.json:1:2: the priority 999 is none of syslog; it is 0 to 191`},
		{"a column that is not there", "csv", "a,b\n2026-03-01 14:00,x\n", `x.json:1: has no column that is known to hold the`},
		{"a quote that does not end", "csv", "time,text\n\"2026-03-01 14:00,x\n", `x.json:2:`},
		{"a table without a row", "csv", "\n\n", `x.json: is empty; export it again`},
		{"day or month", "csv", "time,text\n01/03/2026 14:00,x\n", `x.json:2: day and month of "01/03/2026 14:00" could be swapped: say which by --dates dmy or mdy`},
		{"a page of HTML", "", "<!DOCTYPE html>\n<html><body>Log in</body></html>", `x.json: is a page of HTML; perhaps the address asked for a login`},
		{"an archive", "", "PK\x03\x04....", `x.json: is compressed; unpack it`},
		{"bytes", "", "\x7fELF\x00\x01", `x.json: is no text; name an export in JSON, CSV or lines of a log`},
		{"JSON of no kind", "", `{"error": {"code": 401}}`, `x.json: its JSON has the keys of no export that pmlint knows (error); name its kind with --from: alertmanager,`},
		{"prose", "", "Dear all,\nit broke.\n", `x.json: is no export that pmlint knows by its beginning; name its kind with --from: alertmanager,`},
		{"no front matter", "cstate", "---\ntitle: a\n", `x.json:1: has no front matter that ends`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, err := Named(tt.kind), error(nil)
			if k == nil {
				k, err = Detect("x.json", []byte(tt.src))
			}
			if err == nil {
				_, err = Read(k, "x.json", strings.NewReader(tt.src), Options{}, func(record.Event) error { return nil })
			}
			var bad *Error
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v\nwant     %s", err, tt.want)
			}
		})
	}
}

// endless is an entry that never ends.
type endless struct{ begun bool }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	if !e.begun {
		e.begun = true
		copy(p, `[{"ts": "1772374800.1", "text": "`)
	}
	return len(p), nil
}

func TestEndlessEntry(t *testing.T) {
	for _, kind := range []string{"slack", "json-lines", "logfmt", "csv", "cstate"} {
		_, err := Read(Named(kind), "x", &endless{}, Options{}, func(record.Event) error { return nil })
		var bad *Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: error is %v", kind, err)
		}
	}
}

// A broken stream is an error of its own, and not one of the export.
func TestUnreadable(t *testing.T) {
	broken := errors.New("disk")
	for _, k := range All() {
		if _, err := Read(k, "x", io.MultiReader(strings.NewReader("{"), failing{broken}), Options{}, func(record.Event) error { return nil }); !errors.Is(err, broken) {
			t.Errorf("%s: error is %v", k.Name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestWordFiles(t *testing.T) {
	if err := columnLists.Check(); err != nil {
		t.Error(err)
	}
}

func TestStamps(t *testing.T) {
	in := &input{options: Options{Zone: "Europe/Berlin"}}
	for s, want := range map[string]string{
		"1772374860.000200":                   "2026-03-01T14:21:00.0002Z",
		"1772374860":                          "2026-03-01T14:21:00Z",
		"1772374860123":                       "2026-03-01T14:21:00.123Z",
		"1772374860123456":                    "2026-03-01T14:21:00.123456Z",
		"1772374860123456789":                 "2026-03-01T14:21:00.123456789Z",
		"2026-03-01T14:21:00.5+05:30":         "2026-03-01T08:51:00.5Z",
		"2026-03-01 14:21:00,123":             "2026-03-01T13:21:00.123Z",
		"2026-03-01 14:21:00 UTC":             "2026-03-01T14:21:00Z",
		"2026-03-01 14:21:00 +0100":           "2026-03-01T13:21:00Z",
		"2026-07-01 14:21":                    "2026-07-01T12:21:00Z",
		"01/Mar/2026:14:21:00 -0800":          "2026-03-01T22:21:00Z",
		"2026-03-01 14:21:00.123 +0000 UTC":   "2026-03-01T14:21:00.123Z",
		"Mar 1, 2026 2:21 PM":                 "2026-03-01T13:21:00Z",
		"1 March 2026 14:21 PST":              "2026-03-01T22:21:00Z",
		"Sun Mar  1 14:21:00 2026":            "2026-03-01T13:21:00Z",
		"2026-03-01T14:21:00.123456789+00:00": "2026-03-01T14:21:00.123456789Z",
		"Sun, 01 Mar 2026 14:21:00 GMT":       "2026-03-01T14:21:00Z",
		"2026-03-01 14:21:00.123456 EST":      "2026-03-01T19:21:00.123456Z",
	} {
		at, err := in.stamp(s)
		if got := at.utc.Format(time.RFC3339Nano); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "0001-01-01T00:00:00Z"} {
		if at, err := in.stamp(s); at.text != "" || err != nil {
			t.Errorf("%q: %+v, %v", s, at, err)
		}
	}
}

func TestWindow(t *testing.T) {
	const form = "2006-01-02T15:04"
	for s, want := range map[string]string{
		"2026-03-01T14:00Z..2026-03-01T15:30Z": "2026-03-01T14:00 2026-03-01T15:30",
		"2026-03-01 14:00..15:30":              "2026-03-01T14:00 2026-03-01T15:30",
		"2026-03-01T14:00Z..+2h30m":            "2026-03-01T14:00 2026-03-01T16:30",
		"2026-03-01T14:00Z..":                  "2026-03-01T14:00 0001-01-01T00:00",
		"..2026-03-01T14:00Z":                  "0001-01-01T00:00 2026-03-01T14:00",
	} {
		from, to, err := Window(s, Options{})
		if got := from.Format(form) + " " + to.Format(form); err != nil || got != want {
			t.Errorf("%s: %s, %v", s, got, err)
		}
	}
	for _, s := range []string{"2026-03-01", "2026-03-01T15:00Z..2026-03-01T14:00Z", "x..y", "2026-03-01T14:00Z..+banana"} {
		if _, _, err := Window(s, Options{}); err == nil {
			t.Errorf("%s is a window", s)
		}
	}
}

// Each family has its fuzz target: whatever the bytes, reading ends, without a panic,
// and its events have a time, a text and a name.
func fuzz(f *testing.F, names ...string) {
	for _, name := range names {
		files, err := filepath.Glob("testdata/exports/" + name + ".*")
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		tried := []*Kind{}
		if k, err := Detect("x", src); err == nil {
			tried = append(tried, k)
		}
		for _, name := range names {
			tried = append(tried, Named(name))
		}
		for _, k := range tried {
			_, err := Read(k, "x", strings.NewReader(string(src)), Options{}, func(e record.Event) error {
				if e.At.IsZero() || e.Text == "" || e.Origin.ID == "" || strings.ContainsAny(e.Text+e.Origin.ID, "\n\r\x1b") {
					t.Errorf("%s: %+v", k.Name, e)
				}
				return nil
			})
			var bad *Error
			if err != nil && !errors.As(err, &bad) {
				t.Errorf("%s: %v", k.Name, err)
			}
		}
	})
}

func FuzzAlerts(f *testing.F) { fuzz(f, "alertmanager", "prometheus", "grafana") }
func FuzzPagers(f *testing.F) { fuzz(f, "pagerduty", "opsgenie") }
func FuzzPlatforms(f *testing.F) {
	fuzz(f, "incidentio", "firehydrant", "rootly", "statuspage", "cstate")
}
func FuzzChat(f *testing.F)    { fuzz(f, "slack", "mattermost", "discord") }
func FuzzDeploys(f *testing.F) { fuzz(f, "github", "gitlab", "argocd", "kubernetes") }
func FuzzLogs(f *testing.F) {
	fuzz(f, "json-lines", "journald", "logfmt", "syslog", "access", "log", "csv")
}
