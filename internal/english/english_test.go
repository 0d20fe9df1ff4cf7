package english

import (
	"slices"
	"strings"
	"testing"
)

func TestStemJoinsTheFormsOfAWord(t *testing.T) {
	for _, forms := range []string{
		"retry retries retried retrying",
		"deploy deployed deploying deployment deployments deploys",
		"alert alerts alerting alerted",
		"migrate migration migrations migrated migrating",
		"rotate rotation rotated rotating",
		"replica replicas",
		"certificate certificates",
		"configure configuration configured",
		"stop stopped stopping",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if a, b := string(Stem([]byte(words[0]))), string(Stem([]byte(w))); a != b {
				t.Errorf("%q is %q, %q is %q", words[0], a, w, b)
			}
		}
	}
}

func TestWords(t *testing.T) {
	if err := words.Check(); err != nil {
		t.Error(err)
	}
}

func TestSentenceEnd(t *testing.T) {
	for _, text := range []string{
		"It broke.| Then it was mended.", "See e.g. the log.| Done", "It was down for approx. 5 minutes.", "Ana B. Okafor came.| She left!", "See no. 5.| Why?| Because",
		"Line one\n|Line two", "はい。|いいえ。", "Version 1.2 came...| Next", "He said \"stop.\"| Then", "",
	} {
		var got []string
		plain := strings.ReplaceAll(text, "|", "")
		for at := 0; at < len(plain); {
			end := SentenceEnd(plain, at)
			got = append(got, plain[at:end])
			at = end
		}
		if strings.Join(got, "|") != text {
			t.Errorf("%q is cut into %q", text, got)
		}
	}
}

func TestForms(t *testing.T) {
	for _, f := range []struct {
		verb             string
		double           bool
		third, past, ing string
	}{
		{"check", false, "checks", "checked", "checking"}, {"stop", true, "stops", "stopped", "stopping"}, {"rely", false, "relies", "relied", "relying"},
		{"deploy", false, "deploys", "deployed", "deploying"}, {"push", false, "pushes", "pushed", "pushing"}, {"agree", false, "agrees", "agreed", "agreeing"},
		{"merge", false, "merges", "merged", "merging"},
	} {
		if a, b, c := Third(f.verb), Past(f.verb, f.double), Ing(f.verb, f.double); a != f.third || b != f.past || c != f.ing {
			t.Errorf("%s: %s, %s, %s", f.verb, a, b, c)
		}
		if !slices.Contains(BaseForms(f.past), f.verb) || !slices.Contains(BaseForms(f.ing), f.verb) {
			t.Errorf("%s is none of %q, %q", f.verb, BaseForms(f.past), BaseForms(f.ing))
		}
	}
	if got := BaseForms("written"); !slices.Contains(got, "write") {
		t.Errorf("written: %q", got)
	}
}
