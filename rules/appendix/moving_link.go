package appendix

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

var movingLink = &lint.Rule{
	Name:     "appendix/moving-link",
	Summary:  "A link to data keeps showing what its writer saw",
	Severity: lint.Notice,
	Check:    checkMovingLink,
}

func checkMovingLink(p *lint.Pass) {
	for _, l := range links(p) {
		why := ""
		switch {
		case relativeTime(l.Target) != "":
			why = fmt.Sprintf("its range of time %q counts from the moment of reading", relativeTime(l.Target))
		case l.evidence && latest(l.Target):
			why = "it leads to the latest, whatever that is when somebody reads it"
		default:
			continue
		}
		p.Report(lint.Diagnostic{
			Span: l.Span, Anchor: lint.Anchor("link", l.Target),
			Message: fmt.Sprintf("%q will show something else later: %s", lint.Short(l.Target), why),
			Hint:    "link with an absolute range of time or a fixed version, or add a picture of what you saw",
		})
	}
}

// relativeTime is the part of an address that gives a range of time relative to
// now, as Grafana ("from=now-6h"), Kibana ("from:now-15m") and others do.
func relativeTime(target string) string {
	i := strings.IndexAny(target, "?#")
	if i < 0 {
		return ""
	}
	query := target[i:]
	if decoded, err := url.QueryUnescape(query); err == nil {
		query = decoded
	}
	for _, key := range [...]string{"from=now", "from:now", "from:'now", "start=now", "from_ts=now", "begin=now", "startTime=now",
		"start=-", "from=-", "range_input=",
		"timeRange=now", "relative="} {
		at := strings.Index(query, key)
		if at < 1 || !strings.ContainsRune("?&#,(;/", rune(query[at-1])) {
			continue
		}
		part := query[at:]
		if end := strings.IndexAny(part[len(key):], "&,)#'\""); end >= 0 {
			part = part[:len(key)+end]
		}
		if fixedRange(query, key) {
			continue
		}
		return strings.TrimSuffix(part, "'")
	}
	return ""
}

// fixedRange tells a range whose length is given beside an absolute end
// (Prometheus' "range_input=1h&end_input=2026-03-01").
func fixedRange(query, key string) bool {
	return key == "range_input=" && (strings.Contains(query, "end_input=") || strings.Contains(query, "moment_input="))
}

// latest tells an address with "latest" as a part of its path. Documentation of
// the latest version is meant to move.
func latest(target string) bool {
	if !strings.Contains(strings.ToLower(target), "latest") && strings.IndexByte(target, '%') < 0 {
		return false
	}
	u, err := url.Parse(target)
	if err != nil || strings.Contains(u.Host, "docs") || strings.Contains(u.Host, "readthedocs") || strings.Contains(u.Path, "/docs/") {
		return false
	}
	for _, part := range strings.Split(u.Path, "/") {
		if strings.EqualFold(part, "latest") {
			return true
		}
	}
	return false
}
