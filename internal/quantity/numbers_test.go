package quantity

import "testing"

func TestWordFile(t *testing.T) {
	if err := words.Check(); err != nil {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	for s, want := range map[string]Number{
		"~1,200 users":      {Value: 1200, Approx: true},
		"12% of requests":   {Value: 12, Percent: true},
		"half of them":      {Value: 50, Percent: true},
		"all customers":     {Value: 100, Percent: true},
		"1.5k, estimated":   {Value: 1500},
		"about 3 million":   {Value: 3e6, Approx: true},
		"two dozen hosts":   {Value: 24},
		"fifteen customers": {Value: 15},
		"nobody":            {Value: 0},
		"up to 100-200k":    {Value: 1e5, Approx: true},
		"5 m away":          {Value: 5},
	} {
		got := Read(s)
		got.Start, got.End = 0, 0
		if want.Known = true; got != want {
			t.Errorf("%q is read as %+v, want %+v", s, got, want)
		}
	}
	for _, s := range []string{"", "no data yet", "one of the hosts", "v2 of p99"} {
		if got := Read(s); got.Known {
			t.Errorf("%q is read as %+v, and is no number", s, got)
		}
	}
}

func TestCurrency(t *testing.T) {
	for s, want := range map[string]string{
		"$5": "USD", "US$5": "USD", "CA$5": "CAD", "R$ 5": "BRL", "5 €": "EUR", "5 euros": "EUR", "5 zł": "PLN",
		"CHF 5": "CHF", "5 yen": "JPY", "5 hosts": "",
	} {
		n := Read(s)
		if got := Currency(s, n.Start, n.End); got != want {
			t.Errorf("%q is money of %q, want %q", s, got, want)
		}
	}
}
