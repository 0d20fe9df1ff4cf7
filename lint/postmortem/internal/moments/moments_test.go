package moments

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	if _, err := readWords(wordsFile); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\nnonsense: a, b\n", "\ntrigger 3: unheard\n", "\nlabel over: end\n"} {
		if _, err := readWords(bad); err == nil || !strings.Contains(err.Error(), "moments.txt:2: ") {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

// TestCourse holds what only the whole course decides.
func TestCourse(t *testing.T) {
	for _, c := range []struct{ name, course string }{
		{"a deployment after the detection mitigates", `
			Release 5 is deployed @ trigger
			Orders fail @ symptom
			A customer complains @ detected
			Release 6 is deployed @ mitigated
			Orders work again @ restored`},
		{"what did not help is no mitigation", `
			Orders fail @ symptom
			Alert fires @ detected
			Workers restarted, no effect @
			Database failed over to the replica @ mitigated
			Error rate back to normal @ restored`},
		{"trouble that goes on undoes an earlier attempt", `
			Alert fires @ detected
			Workers restarted @
			Requests still fail @
			Rolled back to version 4 @ mitigated
			Requests succeed @ restored`},
		{"of several alerts the first is the detection", `
			Disk alert fires @ detected
			Second alert fires @
			A user reports lost mail @`},
		{"a change on the test system sets nothing off", `
			Policy rolled out to staging @
			Policy rolled out to all servers @ trigger
			Logins are refused @ symptom`},
		{"what is only planned did not happen", `
			Alert fires @ detected
			We plan to roll back @
			Rolled back @ mitigated
			The fix will be deployed tomorrow @`},
		{"what is told to the public is no moment", `
			Alert fires @ detected
			Status page: we have identified the cause and deployed a fix @
			Cache flushed @ mitigated`},
		{"nobody notices", `
			Certificate expires; nobody notices it yet @ trigger
			Payments are refused @ symptom
			Support is called by a shop owner @ detected`},
		{"labels say it", `
			Impact start: queue of 3 @ symptom
			Detection - by chance @ detected
			復旧: again 200 @ restored`},
		{"also at the end of an entry", `
			Alert: the feed stops @ detected
			The worker is restarted, mitigated @ mitigated`},
		{"what is announced later takes nothing from what stands before it", `
			The feed stops; the first notice is sent @ symptom
			The feed is back @ restored`},
		{"nothing ends that does not say so", `
			Release 88 is rolled out @ trigger
			Alert: upload errors above 5% @ detected
			We look at the logs @
			We look at the disks @`},
		{"what was broken is told again where it works", `
			First webhook bounces @ symptom
			A customer tells us that a webhook is missing @ detected
			Webhooks arrive @ restored`},
		{"what stands between the trigger and the detection broke", `
			Version 7 is pushed to all kiosks @ trigger
			Kiosks freak out @ symptom
			A passenger calls the desk: no departures @ detected`},
		{"work on a sensor is no alarm", `
			Contractor calibrates the sensors @ trigger
			A guest calls the desk: the door is stuck @ detected`},
		{"who stands before a quotation says it", `
			Partner manager on chat: "our prices are wrong in your shop" @ detected
			v76 again @ mitigated`},
		{"a deed of which no list knows helps where the trouble ends", `
			Alert: checkout is slow @ detected
			Bo swaddles the cache @ mitigated
			Checkout is fast again @ restored`},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, miss := range read(c.course).misses() {
				t.Error(miss)
			}
		})
	}
}

// TestCourses holds the floors of what is read right of whole courses.
func TestCourses(t *testing.T) {
	data, err := os.ReadFile("testdata/courses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var right, wrong, missed int
	for text := range strings.SplitSeq(string(data), "\n\n") {
		c := read(text)
		got := momentsOf(c.entries...)
		for i, want := range c.want {
			for _, k := range got[i] {
				switch {
				case slices.Contains(want, string(k)):
					right++
				case !slices.Contains(want, "?"+string(k)):
					wrong++
				}
			}
			for _, w := range want {
				if w[0] != '?' && !slices.Contains(got[i], Kind(w)) {
					missed++
				}
			}
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("precision %.3f, recall %.3f", precision, recall)
	if precision < 0.90 || recall < 0.74 {
		t.Errorf("precision %.3f, recall %.3f; the floors are 0.90 and 0.74", precision, recall)
	}
}

// course are entries and what they are.
type course struct {
	entries []Entry
	want    [][]string
}

func read(text string) (c course) {
	for line := range strings.Lines(text) {
		entry, want, ok := strings.Cut(strings.TrimSpace(line), " @")
		if ok && !strings.HasPrefix(entry, "#") {
			c.entries, c.want = append(c.entries, Entry{Text: entry}), append(c.want, strings.Fields(want))
		}
	}
	return c
}

func (c course) misses() (out []string) {
	for i, got := range momentsOf(c.entries...) {
		if g, w := strings.Trim(fmt.Sprint(got), "[]"), strings.Join(c.want[i], " "); g != w {
			out = append(out, fmt.Sprintf("%q is %q, want %q", c.entries[i].Text, g, w))
		}
	}
	return out
}

func BenchmarkOf(b *testing.B) {
	data, err := os.ReadFile("testdata/courses.txt")
	if err != nil {
		b.Fatal(err)
	}
	c := read(string(data))
	b.ReportAllocs()
	for b.Loop() {
		momentsOf(c.entries...)
	}
}
