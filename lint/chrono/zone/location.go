package zone

import (
	"sync"
	"time"
)

// locations holds the places that were loaded, by IANA name, for the life of the
// process: loading one asks the file system before the data in the binary, which
// costs, and blocks for ever in a callback of a browser.
var locations sync.Map

// loadLocation is time.LoadLocation, once for each place that there is.
func loadLocation(name string) (*time.Location, error) {
	if loc, ok := locations.Load(name); ok {
		return loc.(*time.Location), nil
	}
	loc, err := time.LoadLocation(name)
	if err == nil {
		locations.Store(name, loc)
	}
	return loc, err
}
