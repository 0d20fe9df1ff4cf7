package roster

import (
	"strings"
)

// Mailmap maps the names and addresses that commits carry to the proper ones,
// as .mailmap says.
type Mailmap struct {
	byBoth, byEmail map[string]Author // folded "name\x00email", "email"
}

// ParseMailmap reads a .mailmap file. Lines that it does not understand are
// passed over, as git does. A comment is a whole line: elsewhere "#" belongs to
// the name or the address.
func ParseMailmap(src []byte) *Mailmap {
	m := &Mailmap{byBoth: map[string]Author{}, byEmail: map[string]Author{}}
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name1, email1, rest, ok := identity(line)
		if !ok {
			continue
		}
		name2, email2, _, ok := identity(rest)
		if !ok { // Proper Name <commit@email>
			m.byEmail[strings.ToLower(email1)] = Author{Name: name1}
			continue
		}
		proper := Author{Name: name1, Email: email1}
		if name2 == "" {
			m.byEmail[strings.ToLower(email2)] = proper
		} else {
			m.byBoth[strings.ToLower(name2)+"\x00"+strings.ToLower(email2)] = proper
		}
	}
	return m
}

// identity reads "Name <email>" off a line.
func identity(s string) (name, email, rest string, ok bool) {
	open := strings.IndexByte(s, '<')
	if open < 0 {
		return "", "", "", false
	}
	end := strings.IndexByte(s[open:], '>')
	if end < 0 {
		return "", "", "", false
	}
	return strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1 : open+end]), s[open+end+1:], true
}

// Map gives the proper name and address.
func (m *Mailmap) Map(name, email string) (string, string) {
	if m == nil {
		return name, email
	}
	proper, ok := m.byBoth[strings.ToLower(name)+"\x00"+strings.ToLower(email)]
	if !ok {
		proper = m.byEmail[strings.ToLower(email)]
	}
	if proper.Name != "" {
		name = proper.Name
	}
	if proper.Email != "" {
		email = proper.Email
	}
	return name, email
}
