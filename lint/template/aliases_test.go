package template

import "testing"

func TestAliases(t *testing.T) {
	if _, err := readAliases(aliasText); err != nil {
		t.Error(err)
	}
	if _, err := readAliases("# one group\nimpact: effect, Effect\n"); err == nil || err.Error() != `lint/template/aliases.txt:2: "Effect" stands twice in its group` {
		t.Errorf("a name that stands twice gives %v", err)
	}
}

func TestColumns(t *testing.T) {
	if err := columnWords.Check(); err != nil {
		t.Error(err)
	}
}
