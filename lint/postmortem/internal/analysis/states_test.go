package analysis

import "testing"

func TestSLAState(t *testing.T) {
	for in, want := range map[string]string{
		"Met": "met", "met (99.97 %)": "met", "within target": "met", "Not breached": "met", "no breach": "met",
		"Breached": "breached", "Breached - 99.9% asked, 99.4% given": "breached", "Not met": "breached",
		"missed for two customers": "breached", "violated": "breached", "error budget exhausted": "breached",
		"Met / Breached": "", "[Met / Breached - details]": "", "": "", "N/A": "", "99.4 %": "",
	} {
		if got := slaState(in); got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}

func TestDataState(t *testing.T) {
	for in, want := range map[string]string{
		"None": "none", "No data loss": "none", "no data was lost": "none", "Nothing lost": "none", "No": "none",
		"all data intact": "none", "no impact on data": "none",
		"Delayed": "delayed", "events delayed by 20 minutes": "delayed", "No data loss, but reports were late": "delayed",
		"Lost": "lost", "Delayed; 40 messages lost": "lost", "loss of 3 minutes of metrics": "lost", "rows corrupted": "lost",
		"None / Delayed / Lost": "", "[None / Delayed / Lost - details]": "", "": "", "see below": "",
	} {
		if got := dataState(in); got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}
