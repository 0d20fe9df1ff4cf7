package lint

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// Linter is a set of rules with their configuration. It does not change after
// New and may run several times, also at once.
type Linter struct {
	packs   []*Pack
	rules   []*Rule
	byName  map[string]*Rule
	urls    map[*Rule]string // of the rules' pages
	config  Config
	parse   postmortem.Options
	shared  *Shared
	memory  *budget // of documents that are read outside of a run
	schemas map[string]*template.Schema

	statuses map[string]Status // the team's own words, in lower case

	mu     sync.Mutex
	plans  map[string]*plan            // by the set of overrides that match, and the folder's template
	beside map[string]*template.Schema // by folder

	unchosen bool // a document was met for which nobody chose a template
}

// New checks the configuration against the packs: unknown rules and packs,
// options that a rule does not have and templates that cannot be read are
// errors. So are two rules of one name, and a rule that its pack does not name.
func New(packs []*Pack, cfg Config) (*Linter, error) {
	l := &Linter{
		packs: packs, config: cfg, memory: newBudget(cfg.Limits.memory()),
		plans: map[string]*plan{}, beside: map[string]*template.Schema{},
	}
	if err := l.addPacks(); err != nil {
		return nil, err
	}
	l.statuses = map[string]Status{}
	for word, status := range cfg.Statuses {
		l.statuses[strings.ToLower(word)] = status
	}
	l.parse = postmortem.Options{Memory: cfg.Limits.memory(), Aliases: cfg.Aliases, Zone: cfg.Zone, DateOrder: cfg.DateOrder}
	l.shared = &Shared{config: cfg}
	l.shared.config.Statuses = l.statuses
	if err := l.checkNames(); err != nil {
		return nil, err
	}
	if err := l.loadSchemas(); err != nil {
		return nil, err
	}
	_, err := l.plan("")
	return l, err
}

// addPacks lists the rules of the packs. Findings, comments and settings name a
// rule, so that no two may have one name.
func (l *Linter) addPacks() error {
	l.byName, l.urls = map[string]*Rule{}, map[*Rule]string{}
	for _, p := range l.packs {
		for _, r := range p.Rules {
			if r.Pack() != p.Name {
				return fmt.Errorf("the pack %q holds a rule called %q: a rule's name is its pack's, a slash and its own", p.Name, r.Name)
			}
			if l.byName[r.Name] != nil {
				return fmt.Errorf("two rules are called %q: give one of them another name", r.Name)
			}
			l.rules = append(l.rules, r)
			l.byName[r.Name], l.urls[r] = r, p.URL(r)
		}
	}
	return nil
}

// checkNames reports the first name in Only, Skip, Rules and Overrides that is
// neither a rule nor a pack.
func (l *Linter) checkNames() error {
	if err := l.checkList("--only", l.config.Only); err != nil {
		return err
	}
	if err := l.checkList("--skip", l.config.Skip); err != nil {
		return err
	}
	if err := l.checkSettings(l.config.Rules); err != nil {
		return err
	}
	for _, o := range l.config.Overrides {
		if err := l.checkSettings(o.Rules); err != nil {
			return err
		}
		for _, p := range o.Paths {
			if !doublestar.ValidatePattern(p) {
				return fmt.Errorf("overrides: %q is not a valid glob", p)
			}
		}
	}
	return nil
}

func (l *Linter) checkList(what string, names []string) error {
	for _, n := range names {
		if !l.hasName(n) {
			return fmt.Errorf("%s: no rule or pack is called %q%s", what, n, didYouMean(n, l.names()))
		}
	}
	return nil
}

func (l *Linter) checkSettings(settings map[string]Setting) error {
	for name, s := range settings {
		if !l.hasName(name) {
			return fmt.Errorf("rules: no rule or pack is called %q%s", name, didYouMean(name, l.names()))
		}
		r := l.byName[name]
		if r == nil && len(s.Options) > 0 {
			return fmt.Errorf("rules: %s is a pack and has no options", name)
		}
		if r != nil {
			if _, err := withOptions(r, s.Options); err != nil {
				return fmt.Errorf("rules: %w", err)
			}
		}
	}
	return nil
}

func (l *Linter) hasName(name string) bool {
	return l.byName[name] != nil || slices.ContainsFunc(l.packs, func(p *Pack) bool { return p.Name == name })
}

// names are all the names of rules and packs.
func (l *Linter) names() []string {
	var names []string
	for _, p := range l.packs {
		names = append(names, p.Name)
		for _, r := range p.Rules {
			names = append(names, r.Name)
		}
	}
	return names
}

// listed reports whether one of names is the rule or its pack.
func listed(names []string, r *Rule) bool {
	return slices.Contains(names, r.Name) || slices.Contains(names, r.Pack())
}

// plan is what runs on a document: the same for all documents that match the
// same overrides.
type plan struct {
	rules  []active // in the order of the packs, those that are off left out
	byName map[string]*active
	schema *template.Schema
}

// active is a rule as configured for some documents.
type active struct {
	rule    *Rule
	url     string // of the rule's page
	level   Level  // as configured; LevelDefault for the rule's own
	enforce bool
	options any
}

// severity is the gravity of a finding of the rule: rule default → config →
// override by path → status of the document. own is what the rule itself set
// for the finding, Off for nothing.
func (a *active) severity(own Severity, status Status) Severity {
	switch {
	case a.level == LevelByStatus:
		return status.severity()
	case a.level != LevelDefault:
		return Severity(a.level) - Severity(LevelOff)
	case own != Off:
		return own
	case a.rule.ByStatus:
		return status.severity()
	case a.rule.Severity == Off: // named on the command line
		return Notice
	}
	return a.rule.Severity
}

// plan returns the plan for the documents at path, which is made once for each
// set of overrides that match and each template.
func (l *Linter) plan(path string) (*plan, error) {
	layers := []map[string]Setting{l.config.Rules}
	name := l.config.Template
	key := make([]byte, len(l.config.Overrides))
	for i, o := range l.config.Overrides {
		key[i] = '0'
		if path == "" || !matches(o.Paths, path) {
			continue
		}
		key[i] = '1'
		layers = append(layers, o.Rules)
		if o.Template != "" {
			name = o.Template
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	schema := l.schemas[name]
	if own := l.templateBeside(name, path); own != nil {
		schema = own
		key = append(key, own.Name...)
	} else if name == "" && path != "" {
		l.unchosen = true
	}
	if p := l.plans[string(key)]; p != nil {
		return p, nil
	}
	p, err := l.newPlan(layers)
	if err != nil {
		return nil, err
	}
	p.schema = schema
	l.plans[string(key)] = p
	return p, nil
}

func matches(globs []string, path string) bool {
	return slices.ContainsFunc(globs, func(g string) bool {
		return doublestar.MatchUnvalidated(strings.TrimPrefix(g, "./"), path)
	})
}

func (l *Linter) newPlan(layers []map[string]Setting) (*plan, error) {
	p := &plan{byName: map[string]*active{}}
	for _, r := range l.rules {
		a, err := l.activate(r, layers)
		if err != nil {
			return nil, err
		}
		if a != nil {
			p.rules = append(p.rules, *a)
		}
	}
	for i := range p.rules {
		p.byName[p.rules[i].rule.Name] = &p.rules[i]
	}
	return p, nil
}

// activate applies the layers of settings to a rule, its pack's before its own
// in each; nil means that the rule is off.
func (l *Linter) activate(r *Rule, layers []map[string]Setting) (*active, error) {
	a := &active{rule: r, url: l.urls[r]}
	options := map[string]any{}
	for _, layer := range layers {
		if s, ok := layer[r.Pack()]; ok {
			// A pack's level does not wake rules that are off by default.
			if s.Level != LevelDefault && (r.Severity != Off || r.ByStatus || s.Level == LevelOff) {
				a.level = s.Level
			}
			a.enforce = stated(s.Enforce, a.enforce)
		}
		if s, ok := layer[r.Name]; ok {
			if s.Level != LevelDefault {
				a.level = s.Level
			}
			a.enforce = stated(s.Enforce, a.enforce)
			for k, v := range s.Options {
				options[k] = v
			}
		}
	}
	if !l.runs(a) {
		return nil, nil
	}
	var err error
	a.options, err = withOptions(r, options)
	return a, err
}

func stated(b *bool, otherwise bool) bool {
	if b != nil {
		return *b
	}
	return otherwise
}

// runs reports whether a rule takes part, by config and then the command line.
func (l *Linter) runs(a *active) bool {
	if listed(l.config.Skip, a.rule) {
		return false
	}
	if len(l.config.Only) > 0 && !listed(l.config.Only, a.rule) {
		return false
	}
	if a.level != LevelDefault {
		return a.level != LevelOff
	}
	return a.rule.Severity != Off || a.rule.ByStatus || slices.Contains(l.config.Only, a.rule.Name)
}
