package gather

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/record/kinds"
)

// Flags are what a command line says of the exports that it names, as written.
type Flags struct {
	From       []string // KIND, or FILE=KIND
	MinLevel   string
	Grep       string
	Window     string   // START..END
	Skew       []string // SOURCE=+90s
	SourceZone string   // of stamps without a zone
	Dates      string   // dmy or mdy
	Columns    []string // time=Opened
	Unmasked   bool
}

// Request reads the flags. The error names the flag and says what it takes.
func (f *Flags) Request() (Request, error) {
	var r Request
	for _, read := range []func(*Flags, *Request) error{readKinds, readLevel, readGrep, readSkew, readZone, readColumns, readWindow} {
		if err := read(f, &r); err != nil {
			return r, err
		}
	}
	r.Options.Unmasked = f.Unmasked
	return r, nil
}

func readKinds(f *Flags, r *Request) error {
	r.Kinds = map[string]*kinds.Kind{}
	for _, s := range f.From {
		path, name := "", s
		if i := strings.LastIndexByte(s, '='); i >= 0 {
			path, name = s[:i], s[i+1:]
		}
		if r.Kinds[path] = kinds.Named(name); r.Kinds[path] == nil {
			return &UnknownError{"--from", name, kinds.Names()}
		}
	}
	return nil
}

// UnknownError says that a value of a flag is none of those that there are.
type UnknownError struct {
	Flag, Value string
	Known       []string
}

// Error names the flag, the value, and all there are.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("%s %q is not known; there are %s", e.Flag, e.Value, strings.Join(e.Known, ", "))
}

func readLevel(f *Flags, r *Request) error {
	r.Level = f.MinLevel != "" || f.Grep != ""
	if f.MinLevel == "" {
		return nil
	}
	i := slices.Index(record.LevelNames(), f.MinLevel)
	if i < 0 {
		return &UnknownError{"--min-level", f.MinLevel, record.LevelNames()}
	}
	r.Options.MinLevel = record.Debug + record.Level(i)
	return nil
}

func readGrep(f *Flags, r *Request) (err error) {
	if f.Grep == "" {
		return nil
	}
	if r.Options.Grep, err = regexp.Compile(f.Grep); err != nil {
		return fmt.Errorf("--grep %q is no regular expression: %w", f.Grep, err)
	}
	return nil
}

func readSkew(f *Flags, r *Request) error {
	r.Skew = map[string]time.Duration{}
	for _, s := range f.Skew {
		i := strings.LastIndexByte(s, '=')
		if i <= 0 {
			return fmt.Errorf("--skew %q names no source; write SOURCE=+90s, the source being a file or a kind", s)
		}
		d, err := time.ParseDuration(s[i+1:])
		if err != nil {
			return fmt.Errorf("--skew %q: %q is no length of time, such as +90s or -2m", s, s[i+1:])
		}
		r.Skew[s[:i]] = d
	}
	return nil
}

func readZone(f *Flags, r *Request) error {
	if f.SourceZone != "" && !zone.Known(f.SourceZone) {
		return fmt.Errorf("--source-zone %q is no zone; name it as UTC, CET, +02:00 or Europe/Berlin", f.SourceZone)
	}
	r.Read.Zone = f.SourceZone
	switch f.Dates {
	case "":
	case "dmy":
		r.Read.Order = chrono.OrderDMY
	case "mdy":
		r.Read.Order = chrono.OrderMDY
	default:
		return &UnknownError{"--dates", f.Dates, []string{"dmy", "mdy"}}
	}
	return nil
}

func readColumns(f *Flags, r *Request) error {
	r.Read.Columns = map[string]string{}
	for _, s := range f.Columns {
		name, column, ok := strings.Cut(s, "=")
		if !ok {
			return fmt.Errorf("--columns %q has no \"=\"; write time=Opened,text=Summary", s)
		}
		if !slices.Contains(kinds.ColumnNames(), name) {
			return &UnknownError{"--columns", name, kinds.ColumnNames()}
		}
		r.Read.Columns[name] = column
	}
	return nil
}

func readWindow(f *Flags, r *Request) (err error) {
	if f.Window == "" {
		return nil
	}
	if r.Options.From, r.Options.To, err = kinds.Window(f.Window, r.Read); err != nil {
		return fmt.Errorf("--window %q: %w; write it as 2026-03-01T14:00Z..15:30 or 2026-03-01T14:00Z..+2h", f.Window, err)
	}
	return nil
}
