// Package zone knows zones of time: their names in a text, and what a clock reading
// in one of them is in UTC. zones.txt is the one table of them.
package zone

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed zones.txt
var zonesFile string

// table is what zones.txt says.
type table struct {
	offsets map[string]int    // of zones that keep it through the year, in minutes east of UTC, by name in upper case
	places  map[string]string // IANA names of those that change it, by name in upper case
	seasons map[string]string // IANA names of places that follow an abbreviation for a season
	winters map[string]string // winter's names by summer's
	cities  map[string]string // IANA names of cities, by name in upper case
	names   []string          // before "Time"
	regions map[string]bool   // before the slash of an IANA name
	leads   []string          // before a place
}

// zones is the table; it is read when the first zone is looked up.
var zones = sync.OnceValue(func() *table { return lexicon.Must(readZones("lint/chrono/zone/zones.txt", zonesFile)) })

// readZones reads the table of zones, whose name is for messages.
func readZones(name, src string) (*table, error) {
	t := &table{
		offsets: map[string]int{}, places: map[string]string{}, seasons: map[string]string{},
		winters: map[string]string{}, regions: map[string]bool{}, cities: map[string]string{},
	}
	return t, lexicon.Each(name, src, t.add)
}

func (t *table) add(e lexicon.Entry) error {
	class, value, _ := strings.Cut(e.Head, " ")
	for _, w := range e.Items() {
		w = strings.ReplaceAll(w, "_", " ")
		upper := strings.ToUpper(w)
		switch class {
		case "offset":
			if scanOffset(value, true) != len(value) {
				return e.Errorf("%q is no offset; write one as +0100", value)
			}
			t.offsets[upper] = offsetMinutes(value)
		case "place":
			t.places[upper] = value
		case "season":
			t.seasons[w] = value
		case "winter":
			t.winters[w] = value
		case "named":
			t.names = append(t.names, w)
		case "city":
			t.cities[upper] = value + "/" + strings.ReplaceAll(w, " ", "_")
		case "region":
			t.regions[w] = true
		case "lead":
			t.leads = append(t.leads, w)
		default:
			return e.Errorf("unknown head %q; known are offset, place, season, winter, named, city, region, lead", e.Head)
		}
	}
	return nil
}
