package roster

import (
	"strings"
	"testing"
	"time"
)

func TestKnows(t *testing.T) {
	var r Roster
	if !r.Empty() || r.Knows("@ana") {
		t.Error("an empty roster knows somebody")
	}
	r.Add(CodeOwners([]byte("# who\n*.go @ana @acme/platform docs@example.com # the docs\n[Section]\n/x bo\n"))...)
	when := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	r.AddAuthor(Author{"Chidi Okafor", "12345+chidi-o@users.noreply.github.com", when})
	r.AddAuthor(Author{"Greta Thorn", "greta.thorn@example.com", when.AddDate(0, -6, 0)})
	for _, known := range []string{"@ana", "ana", "Ana", "@acme/platform", "platform", "@platform", "docs@example.com", "Chidi Okafor", "chidi okafor", "Chidi", "Chidi O.", "CO", "@chidi-o", "greta.thorn@example.com", "Greta Thorn"} {
		if !r.Knows(known) {
			t.Errorf("%q is not known", known)
		}
	}
	for _, unknown := range []string{"@bo", "Zed", "", "@acme", "Chidi Obi", "section"} {
		if r.Knows(unknown) {
			t.Errorf("%q is known", unknown)
		}
	}
	if got := r.LastCommit("@chidi-o"); !got.Equal(when) {
		t.Errorf("last commit %v", got)
	}
	if !r.LastCommit("@ana").IsZero() {
		t.Error("somebody who is no author has a last commit")
	}
}

func TestMailmap(t *testing.T) {
	m := ParseMailmap([]byte(`# names
Ana Silva <ana@old.example>
Bo Lind <bo@example.com> <bo@laptop.local>
Chidi Okafor <chidi@example.com> root <root@build.example>
<dana@example.com> <dana@home.example>
Team #2 <two@example.com> # formerly <two@old.example>
# <ana@example.com> <not@example.com>
nonsense
`))
	tests := []struct{ name, email, want string }{
		{"ana", "ANA@old.example", "Ana Silva <ANA@old.example>"},
		{"b", "bo@laptop.local", "Bo Lind <bo@example.com>"},
		{"root", "root@build.example", "Chidi Okafor <chidi@example.com>"},
		{"other", "root@build.example", "other <root@build.example>"},
		{"Dana", "dana@home.example", "Dana <dana@example.com>"},
		{"# formerly", "two@old.example", "Team #2 <two@example.com>"},
		{"not", "not@example.com", "not <not@example.com>"},
	}
	for _, tt := range tests {
		if name, email := m.Map(tt.name, tt.email); name+" <"+email+">" != tt.want {
			t.Errorf("got %s <%s>, want %s", name, email, tt.want)
		}
	}
	var none *Mailmap
	if name, _ := none.Map("A", "b"); name != "A" {
		t.Error("no mailmap changes a name")
	}
}

func TestCodeOwnersBehindALongLine(t *testing.T) {
	src := "* @ana\n" + strings.Repeat("x", 70<<10) + " @bo\n/docs/ @cy\n"
	if got := strings.Join(CodeOwners([]byte(src)), " "); got != "@ana @bo @cy" {
		t.Errorf("got %s", got)
	}
}
