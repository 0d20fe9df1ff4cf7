package zone

import "time"

// IsSeasonPair reports whether a and b are the winter's and the summer's name of
// one zone, such as CET and CEST.
func IsSeasonPair(a, b string) bool { return zones().winters[a] == b || zones().winters[b] == a }

// OtherSeason gives the name of the zone, and the season ("summer", "winter"),
// that was in use on the day where the given zone was not: EDT for EST in July.
// The name is empty where the zone fits, and where nothing is known of it.
func OtherSeason(zone string, day time.Time) (name, season string) {
	place, ok := zones().seasons[zone]
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
