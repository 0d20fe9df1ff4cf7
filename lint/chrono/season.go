package chrono

import "time"

// IsSeasonPair reports whether a and b are the winter's and the summer's name of
// one zone, such as CET and CEST.
func IsSeasonPair(a, b string) bool { return winterOf[a] == b || winterOf[b] == a }

// winterOf gives the winter name of a zone's summer name.
var winterOf = map[string]string{
	"CEST": "CET", "EEST": "EET", "BST": "GMT", "WEST": "WET", "PDT": "PST", "MDT": "MST", "CDT": "CST", "EDT": "EST",
	"AEDT": "AEST", "NZDT": "NZST",
}

// seasonPlaces are places whose clocks follow a zone's two names; abbreviations
// that also hold all year round somewhere are left out.
var seasonPlaces = map[string]string{
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "EST": "America/New_York", "EDT": "America/New_York",
	"CDT": "America/Chicago", "MDT": "America/Denver",
	"CET": "Europe/Berlin", "CEST": "Europe/Berlin", "EEST": "Europe/Helsinki",
}

// OtherSeason gives the name of the zone, and the season ("summer", "winter"),
// that was in use on the day where the given zone was not: EDT for EST in July.
// The name is empty where the zone fits, and where nothing is known of it.
func OtherSeason(zone string, day time.Time) (name, season string) {
	place, ok := seasonPlaces[zone]
	if !ok {
		return "", ""
	}
	loc, err := loadLocation(place)
	if err != nil {
		return "", ""
	}
	noon := time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, loc)
	name, _ = noon.Zone()
	switch {
	case name == zone:
		return "", ""
	case noon.IsDST():
		return name, "summer"
	}
	return name, "winter"
}
