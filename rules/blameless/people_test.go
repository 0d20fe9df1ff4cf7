package blameless

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// ownerForms are the ordinary ways in which an item names its owner.
var ownerForms = [...]string{
	"Add an alert on queue depth - %s",
	"Add an alert on queue depth (%s, 2026-04-01)",
	"Add an alert on queue depth (%s)",
	"%s: add an alert on queue depth",
	"%s to add an alert on queue depth",
}

// dated is the form of ownerForms that gives a due date.
const dated = 1

func parsed(src string) *postmortem.Document {
	return postmortem.Parse("a.md", []byte(src), postmortem.Options{})
}

// owns reports whether the item of a document names the person as its owner, in
// one of the forms; due is what it says of the date.
func owns(name, form, more string) (owner bool, due string) {
	d := parsed("# Postmortem\n\n" + more + "\n\n## Action items\n\n- [ ] " + fmt.Sprintf(form, name) + "\n")
	if len(d.Actions) != 1 {
		return false, ""
	}
	a := d.Actions[0]
	return len(a.Owners) == 1 && a.Owners[0].Text.Plain == name && a.Owners[0].Kind == postmortem.OwnerPerson, a.Due.Text.Plain
}

// blamed reports whether a document that says what somebody did blames a person.
func blamed(name, more string) bool {
	d := parsed("# Postmortem\n\n" + more + "\n\n## Summary\n\n" + name + " broke the build.\n")
	return slices.ContainsFunc(wording.ReaderOf(d, wording.Vocabulary{}).Text(name+" broke the build."), func(h wording.Hit) bool { return h.Sort == wording.Name })
}

func title(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// TestPeopleOwnAndAreBlamedAlike holds that one list of people serves both.
func TestPeopleOwnAndAreBlamedAlike(t *testing.T) {
	var names []string
	for name := range people.GivenNames(people.Given) {
		names = append(names, title(name))
	}
	for _, kind := range [...]people.Kind{people.Ambiguous, people.Product} {
		for name := range people.GivenNames(kind) {
			names = append(names, title(name)+" Okafor")
		}
	}
	for _, name := range names {
		if !blamed(name, "") {
			t.Errorf("%s broke the build, and nobody is blamed", name)
		}
		for i, form := range ownerForms {
			owner, due := owns(name, form, "")
			if !owner {
				t.Errorf(form+": nobody owns it", name)
			}
			if i == dated && due != "2026-04-01" {
				t.Errorf(form+": due %q", name, due)
			}
		}
	}
}

// TestNobodyOwnsOrIsBlamed holds the reverse: who owns by the name alone is a
// person for blame, too.
func TestNobodyOwnsOrIsBlamed(t *testing.T) {
	words := strings.Fields("January February March May June July August September October November December Monday Friday " +
		"Redis Kafka Jenkins Terraform Travis Hudson Luigi GitHub Cloudflare Datadog Python Vault Argo " +
		"Production Staging Europe Virginia Dublin Documentation Optional Monitoring Alerting Backlog Done High Later Maybe Yes Automation Summer")
	for _, w := range words {
		for i, form := range ownerForms {
			if owner, _ := owns(w, form, ""); owner && i != dated {
				t.Errorf(form+": owned by name alone", w)
			}
		}
	}
	for name := range people.GivenNames(people.Ambiguous) {
		name = title(name)
		for i, form := range ownerForms {
			if owner, _ := owns(name, form, ""); owner != (i == dated) {
				t.Errorf(form+": owner %v", name, owner)
			}
		}
	}
}

// TestSoftwareIsNobody holds that a name which the document treats as software's
// neither owns nor is blamed, and that other words of software do not hurt.
func TestSoftwareIsNobody(t *testing.T) {
	for _, more := range []string{
		"We restarted the Salma daemon.", "Run `salma --workers 4` to see.", "Salma itself was fine.", "At night Salma crashed at 02:10; it was restarted.",
		"A Salma worker took over.",
	} {
		if blamed("Salma", more) {
			t.Errorf("%s: blamed", more)
		}
		for _, form := range ownerForms {
			if owner, _ := owns("Salma", form, more); owner {
				t.Errorf("%s "+form+": owned", more, "Salma")
			}
		}
	}
	for _, more := range []string{
		"Salma restarted the daemon.", "The alert woke Salma; it was 02:10.", "Salma restarted it.", "We told Salma service by service.", "`salma` was logged in.",
		"The Salma we know.", "It was Salma.",
	} {
		if !blamed("Salma", more) {
			t.Errorf("%s: not blamed", more)
		}
		if owner, _ := owns("Salma", ownerForms[2], more); !owner {
			t.Errorf("%s: not owned", more)
		}
	}
}
