package analysis

import (
	"testing"

	"github.com/pmlint/pmlint/lint/markdown"
)

func TestReadQuantity(t *testing.T) {
	type want struct {
		number  float64
		percent bool
		approx  bool
	}
	for in, w := range map[string]want{
		"1200":                                 {1200, false, false},
		"~1,200":                               {1200, false, true},
		"about 1,200 users":                    {1200, false, true},
		"12%":                                  {12, true, false},
		"12 percent of sessions":               {12, true, false},
		"0.5%":                                 {0.5, true, false},
		"0,5 %":                                {0.5, true, false},
		"1.5k":                                 {1500, false, false},
		"1.5 K requests":                       {1500, false, false},
		"3 million":                            {3e6, false, false},
		"2.5M":                                 {2.5e6, false, false},
		"three":                                {3, false, false},
		"Three large customers":                {3, false, false},
		"a dozen":                              {12, false, false},
		"half of all visitors":                 {50, true, false},
		"All users in eu-west-1":               {100, true, false},
		"None":                                 {0, false, false},
		"no customers":                         {0, false, false},
		"10-20":                                {10, false, true},
		"100-200k":                             {100e3, false, true},
		"5-10%":                                {5, true, true},
		"12 000 accounts":                      {12000, false, false},
		"1'200":                                {1200, false, false},
		"1.200.000":                            {1.2e6, false, false},
		"1.200":                                {1200, false, false},
		"1,234.5":                              {1234.5, false, false},
		"<1% of calls":                         {1, true, true},
		"up to 500":                            {500, false, true},
		"at least forty":                       {40, false, true},
		"between 14:05 and 15:00 some 300":     {300, false, true},
		"on 2026-03-01 we counted 41 errors":   {41, false, false},
		"HTTP/2 clients on v2.1: 17":           {17, false, false},
		"p99 readers, 9 of them":               {9, false, false},
		"3 of 12 tenants":                      {3, false, false},
		"3/12 tenants":                         {3, false, false},
		"two hundred":                          {200, false, false},
		"tickets: 14 (two of them escalated)":  {14, false, false},
		"one of our regions; 40% of the users": {40, true, false},
		"≈ 300":                                {300, false, true},
	} {
		q := readQuantity(markdown.Text{Plain: in})
		if !q.Known || q.Number != w.number || q.Percent != w.percent || q.Approx != w.approx {
			t.Errorf("%q = %+v, want %+v", in, q, w)
		}
	}
	for _, in := range []string{"", "[Number or percentage]", "<number>", "TBD", "unknown", "N/A", "many users", "users on v1.10.8", "???",
		"10.0.0.1", "at 14:05", "-", "the 5xx responses", "we have no numbers"} {
		if q := readQuantity(markdown.Text{Plain: in}); q.Known {
			t.Errorf("%q = %+v, want no number", in, q)
		}
	}
}

func TestReadMoney(t *testing.T) {
	type want struct {
		amount    float64
		currency  string
		estimated bool
	}
	for in, w := range map[string]want{
		"$12k (estimated)":            {12e3, "USD", true},
		"€1.2M":                       {1.2e6, "EUR", false},
		"12,000 USD":                  {12e3, "USD", false},
		"EUR 5.000":                   {5e3, "EUR", false},
		"£300":                        {300, "GBP", false},
		"US$ 4 million, roughly":      {4e6, "USD", true},
		"~$500":                       {500, "USD", true},
		"~ 2,000 euros":               {2e3, "EUR", true},
		"CHF 1'200.50":                {1200.5, "CHF", false},
		"A$40":                        {40, "AUD", false},
		"12000":                       {12e3, "", false},
		"None":                        {0, "", false},
		"$0":                          {0, "USD", false},
		"about 3 thousand dollars":    {3e3, "USD", true},
		"$10-15k":                     {10e3, "USD", true},
		"1.2 bn ¥":                    {1.2e9, "JPY", false},
		"lost orders worth 900 €":     {900, "EUR", false},
		"no refunds":                  {0, "", false},
		"2.5 million kr, 2,5 Mio SEK": {2.5e6, "", false},
	} {
		m := readMoney(markdown.Text{Plain: in})
		if !m.Known || m.Amount != w.amount || m.Currency != w.currency || m.Estimated != w.estimated {
			t.Errorf("%q = %+v, want %+v", in, m, w)
		}
	}
	for _, in := range []string{"", "$[amount] (estimated)", "$TBD", "not measured", "12% of the day's orders"} {
		if m := readMoney(markdown.Text{Plain: in}); m.Known {
			t.Errorf("%q = %+v, want no amount", in, m)
		}
	}
}
