package zone

import "testing"

func TestLocationsAreLoadedOnce(t *testing.T) {
	first, err := loadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no zone data")
	}
	if again, _ := loadLocation("Europe/Berlin"); again != first {
		t.Error("a place is loaded twice")
	}
	if _, err := loadLocation("Nowhere/At all"); err == nil {
		t.Error("a place that there is not is loaded")
	}
}
