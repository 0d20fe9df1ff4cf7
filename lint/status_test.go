package lint

import "testing"

func TestStatusWordsAreSound(t *testing.T) {
	if err := statusLists.Check(); err != nil {
		t.Fatal(err)
	}
}

func TestReadStatus(t *testing.T) {
	own := map[string]Status{"hot": Draft, "signed by the board": Final}
	tests := []struct {
		stated string
		want   StatedStatus
	}{
		{"Final", StatedStatus{Status: Final, Known: true}},
		{"Complete ✅", StatedStatus{Status: Final, Known: true}},
		{"✅ **Done**", StatedStatus{Status: Final, Known: true}},
		{":white_check_mark: Closed", StatedStatus{Status: Final, Known: true}},
		{"heavy_check_mark: Closed", StatedStatus{Status: Final, Known: true}},
		{"[x] Published", StatedStatus{Status: Final, Known: true}},
		{":construction: WIP", StatedStatus{Status: Draft, Known: true}},
		{":white_check_mark:", StatedStatus{}},
		{"Complete, action items in progress", StatedStatus{Status: Final, Known: true}},
		{"Published 2026-02-03", StatedStatus{Status: Final, Known: true}},
		{"final draft", StatedStatus{Status: Draft, Known: true}},
		{"In  Review", StatedStatus{Status: InReview, Known: true}},
		{"Entwurf", StatedStatus{Status: Draft, Known: true}},
		{"Resolved", StatedStatus{Known: true, OfIncident: true}},
		{"RESOLVED - users can sign up again", StatedStatus{Known: true, OfIncident: true}},
		{"Hot", StatedStatus{Status: Draft, Known: true}},
		{"Signed by the board", StatedStatus{Status: Final, Known: true}},
		{"Finla", StatedStatus{Status: Final, Known: true, Meant: "final"}},
		{"Drfat", StatedStatus{Status: Draft, Known: true, Meant: "draft"}},
		{"Publised", StatedStatus{Status: Final, Known: true, Meant: "published"}},
		{"Resolvd", StatedStatus{Known: true, OfIncident: true, Meant: "resolved"}},
		{"Craft", StatedStatus{}},
		{"Gone fishing", StatedStatus{}},
		{"", StatedStatus{}},
		{"✅", StatedStatus{}},
	}
	for _, tt := range tests {
		if got := ReadStatus(tt.stated, own); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.stated, got, tt.want)
		}
	}
}
