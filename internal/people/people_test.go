package people

import "testing"

func TestWordFiles(t *testing.T) {
	for _, err := range []error{words.Check(), things.Check(), signs.Check()} {
		if err != nil {
			t.Error(err)
		}
	}
	for name, kind := range persons.All() {
		if nobody.Of(name) != None {
			t.Errorf("%q is a given name and a product; list it below \"software\"", name)
		}
		if kind == Given && Fold(name) != name {
			t.Errorf("%q is not as names are looked up", name)
		}
	}
}

func TestKindOf(t *testing.T) {
	for word, want := range map[string]Kind{
		"Ana": Given, "ADAEZE": Given, "Zoë": Given, "Jörg": Given, "Rene\u0301": Given, "Mark": Ambiguous, "april": Ambiguous,
		"Redis": Product, "Luigi": Product, "GitHub": Company, "alert": None, "": None,
	} {
		if got := KindOf(word); got != want {
			t.Errorf("%q: got %d, want %d", word, got, want)
		}
	}
}

func TestIsName(t *testing.T) {
	for _, name := range []string{"Ana", "Adaeze Obi", "Mark Okafor", "Luigi Rossi", "Ana de Souza", "ana", "Mark", "Mark Complete", "Grant Access", "Luigi", "Ana B2", "Ana Bo Ci Di", ""} {
		want := name == "Ana" || name == "Adaeze Obi" || name == "Mark Okafor" || name == "Luigi Rossi"
		if got := IsName(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
	for word, want := range map[string]bool{"ana": true, "max": false, "Ana": false, "mark": false, "jo": false} {
		if got := IsLowerCase(word); got != want {
			t.Errorf("%q in lower case: got %v", word, got)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Chidi Okafor": "CO", "Ömer 3 Ak": "ÖA", "": ""} {
		if got := Initials(name); got != want {
			t.Errorf("%q: got %q", name, got)
		}
	}
}

func TestRunsAs(t *testing.T) {
	tests := []struct {
		src  string
		want bool
	}{
		{"the Celeste daemon", true},
		{"The Celeste worker, a Celeste-like thing", true},
		{"run `celeste --once`", true},
		{"$ celeste --once", true},
		{"Celeste itself", true},
		{"Celeste crashed twice at 02:10 UTC. It was restarted", true},
		{"Celeste hung and it took an hour", true},
		{"Celeste", false},
		{"Celeste restarted it", false},
		{"the Celestes daemon", false},
		{"the daemon of Celeste; it was old", false},
		{"Celeste crashed the server; it came back", false},
		{"`celeste` and `celeste@host`", false},
	}
	for _, tt := range tests {
		if got := RunsAs([]byte(tt.src), "Celeste"); got != tt.want {
			t.Errorf("%q: got %v", tt.src, got)
		}
	}
}
