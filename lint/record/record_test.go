package record

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func event(kind string, after time.Duration, text string) Event {
	at := noon.Add(after)
	return Event{At: at, Text: text, Origin: Origin{Kind: kind, ID: NamedBy(kind, text, at.String()), Stamp: at.Format(time.RFC3339), File: kind + ".json"}}
}

func collect(t *testing.T, o Options, events ...Event) (*Collector, string) {
	t.Helper()
	c := NewCollector(o)
	for _, e := range events {
		if err := c.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, e := range c.Events() {
		fmt.Fprintf(&b, "%s %s", e.At.Format("15:04:05"), e.Text)
		if e.Count > 1 {
			fmt.Fprintf(&b, " x%d until %s", e.Count, e.Until.Format("15:04:05"))
		}
		for _, o := range e.Also {
			b.WriteString(" +" + o.Kind)
		}
		b.WriteByte('\n')
	}
	return c, b.String()
}

func TestWordFiles(t *testing.T) {
	if err := levelLists.Check(); err != nil {
		t.Error(err)
	}
}

func TestEventsAreInOrder(t *testing.T) {
	_, got := collect(t, Options{}, event("b", 2*time.Second, "second"), event("a", 0, "first"), event("a", 2*time.Second, "third, of the same instant"))
	if want := "12:00:00 first\n12:00:02 second\n12:00:02 third, of the same instant\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestSkewMovesASource(t *testing.T) {
	_, got := collect(t, Options{Skew: map[string]time.Duration{"a": 90 * time.Second, "b.json": -time.Minute}},
		event("a", 0, "one"), event("b", 0, "two"), event("c", 0, "three"))
	if want := "11:59:00 two\n12:00:00 three\n12:01:30 one\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestFilters(t *testing.T) {
	low := event("a", 0, "low")
	low.Level = Debug
	marked := event("a", time.Second, "low, but pinned")
	marked.Level, marked.Marked = Debug, true
	early := event("a", -time.Hour, "early")
	c, got := collect(t, Options{MinLevel: Info, From: noon, To: noon.Add(time.Minute), Grep: regexp.MustCompile("low|in time")},
		low, marked, early, event("a", time.Minute, "in time"), event("a", 2*time.Second, "other"))
	if want := "12:00:01 low, but pinned\n12:01:00 in time\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if n := c.Counts(); n.Read != 5 || n.Low != 1 || n.Outside != 1 || n.Others != 1 {
		t.Errorf("counts: %+v", n)
	}
}

func TestRepeatedLinesAreOne(t *testing.T) {
	var events []Event
	for i := range 100 {
		e := event("log", time.Duration(i)*time.Minute, fmt.Sprintf("request %d took %dms", i, i*7))
		e.Repeats = true
		events = append(events, e)
	}
	late := event("log", 3*time.Hour, "request 9 took 8ms")
	late.Repeats = true
	other := event("log", time.Minute, "request refused")
	other.Repeats = true
	c, got := collect(t, Options{}, append(events, other, late)...)
	if want := "12:00:00 request 0 took 0ms x100 until 13:39:00\n12:01:00 request refused\n15:00:00 request 9 took 8ms\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if n := c.Counts().Repeated; n != 99 {
		t.Errorf("%d repeated", n)
	}
}

// What several tools say of one happening is told once, with all of them named;
// what only looks alike is not.
func TestFold(t *testing.T) {
	acting := func(e Event, act Act, subject string) Event { e.Act, e.Subject = act, subject; return e }
	fired := acting(event("alertmanager", 0, "Alert CheckoutErrors fired"), Fired, "CheckoutErrors")
	tests := []struct {
		name  string
		other Event
		folds bool
	}{
		{"the same act and subject", acting(event("pagerduty", 2*time.Second, "Triggered: x"), Fired, "CheckoutErrors"), true},
		{"the subject in the text", acting(event("slack", 3*time.Second, "[FIRING:1] CheckoutErrors (eu)"), Fired, ""), true},
		{"another act", acting(event("pagerduty", 2*time.Second, "Acknowledged"), Acknowledged, "CheckoutErrors"), false},
		{"another subject", acting(event("pagerduty", 2*time.Second, "Triggered: DiskFull"), Fired, "DiskFull"), false},
		{"a part of the name", acting(event("slack", 2*time.Second, "[FIRING:1] CheckoutErrorsEU"), Fired, ""), false},
		{"long after", acting(event("pagerduty", 3*time.Minute, "Triggered"), Fired, "CheckoutErrors"), false},
		{"the same text in another tool", event("slack", time.Second, "alert checkouterrors FIRED!"), true},
		{"the same tool again", acting(event("alertmanager", 5*time.Second, "Alert CheckoutErrors fired"), Fired, "CheckoutErrors"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := collect(t, Options{}, fired, tt.other)
			if folded := strings.Count(got, "\n") == 1; folded != tt.folds {
				t.Errorf("got:\n%s", got)
			}
		})
	}
	_, got := collect(t, Options{}, fired, fired)
	if got != "12:00:00 Alert CheckoutErrors fired\n" {
		t.Errorf("an entry that stands in two exports: %s", got)
	}
}

func TestTooManyEvents(t *testing.T) {
	c := NewCollector(Options{Most: 2})
	var err error
	for i := range 3 {
		err = c.Add(event("a", time.Duration(i), "x"))
	}
	if !errors.Is(err, ErrFull) || !strings.HasPrefix(err.Error(), "more than 2 events are left") {
		t.Errorf("error is %v", err)
	}
}

func TestMask(t *testing.T) {
	for in, want := range map[string]string{
		"mail ana.silva+x@mail.example.co.uk now":                                "mail (mail address) now",
		"AWS AKIAIOSFODNN7EXAMPLE used":                                          "AWS (key masked) used",
		"token ghp_" + strings.Repeat("a1", 18):                                  "token (token masked)",
		"jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN":  "jwt (token masked)",
		"postgres://app:s3cret@db.example.com/x":                                 "postgres://app:(masked)@db.example.com/x",
		"Authorization: Bearer abcdefghijklmnop":                                 "Authorization: Bearer (masked)",
		`password="a b c" user=ana`:                                              `password=(masked) user=ana`,
		"API_KEY=12345678 and more":                                              "API_KEY=(masked) and more",
		"the password is hard to reset":                                          "the password is hard to reset",
		"deploy @ana at 14:05, token expired":                                    "deploy @ana at 14:05, token expired",
		"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- x": "(key masked) x",
	} {
		if got := Mask(in); got != want {
			t.Errorf("Mask(%q) = %q, want %q", in, got, want)
		}
		if got := Mask(Mask(in)); got != want {
			t.Errorf("masked twice, %q is %q", in, got)
		}
	}
}

func TestLevels(t *testing.T) {
	for word, want := range map[string]Level{"WARN": Warning, "crit": Critical, "P1": Critical, "sev3": Warning, "Error": Error, "TRACE": Debug, "notice": Notice} {
		if got, ok := LevelOf(word); got != want || !ok {
			t.Errorf("LevelOf(%q) = %v, %v", word, got, ok)
		}
	}
	if _, ok := LevelOf("banana"); ok {
		t.Error("a banana is a level")
	}
	if got := fmt.Sprint(Debug, Critical, LevelOfSyslog(3), LevelOfNumber(50)); got != "debug critical error error" {
		t.Error(got)
	}
}
