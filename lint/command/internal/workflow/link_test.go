package workflow

import "testing"

// TestLink gives addresses only where the environment says what is checked out here,
// and lets no path become more than one.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r",
		"GITHUB_SHA": "0123456789012345678901234567890123456789", "GITHUB_WORKSPACE": dir}
	getenv := func(name string) string { return env[name] }
	link := Link(getenv, dir)
	if link == nil {
		t.Fatal("no addresses")
	}
	const blob = "https://github.com/o/r/blob/0123456789012345678901234567890123456789/"
	for path, want := range map[string]string{
		"postmortems/a.md":    blob + "postmortems/a.md?plain=1#L7",
		"a) [x](y) <b> \".md": blob + "a%29%20%5Bx%5D%28y%29%20%3Cb%3E%20%22.md?plain=1#L7",
		"a?b#c%41\n\x1b":      blob + "a%3Fb%23c%2541%0A%1B?plain=1#L7",
	} {
		if got := link(path, 7); got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
	if got := link("a.md", 0); got != blob+"a.md" {
		t.Error(got)
	}
	for name, value := range map[string]string{"GITHUB_SERVER_URL": "javascript:x", "GITHUB_REPOSITORY": "o/r)(", "GITHUB_SHA": "main", "GITHUB_WORKSPACE": t.TempDir(), "GITHUB_ACTIONS": ""} {
		kept := env[name]
		env[name] = value
		if Link(getenv, dir) != nil {
			t.Errorf("addresses with %s=%s", name, value)
		}
		env[name] = kept
	}
}
